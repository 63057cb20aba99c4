package local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.msg.RestoreMessages;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;

/** Hands the queues and messages of a journal back to ElasticMQ. */
final class Restore {
    private final ActorRef queues;
    private final Duration patience;

    Restore(ActorRef queues, Duration patience) {
        this.queues = queues;
        this.patience = patience;
    }

    void restore(Journal journal) {
        for (JsonNode queue : journal.queues()) {
            List<InternalMessage> messages = journal.messages(queue.get("name").asText()).stream()
                    .map(MessageJson::read)
                    .toList();
            ask(
                    create(queue),
                    new RestoreMessages(scala.collection.immutable.List.from(CollectionConverters.asScala(messages))));
        }
    }

    private ActorRef create(JsonNode queue) {
        Either<?, ?> answer = (Either<?, ?>) ask(queues, new CreateQueue(QueueJson.read(queue)));
        return (ActorRef) answer.getOrElse(() -> {
            throw new IllegalStateException("cannot restore queue " + queue + ": " + answer);
        });
    }

    private Object ask(ActorRef actor, Object question) {
        try {
            return Patterns.ask(actor, question, patience)
                    .toCompletableFuture()
                    .get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while restoring queues", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot restore queues: " + question, e);
        }
    }
}
