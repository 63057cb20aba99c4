package local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.ImmediateNextDelivery$;
import org.elasticmq.MessageContent;
import org.elasticmq.NewMessageData;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.RestoreMessages;
import org.elasticmq.msg.SendMessage;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;

/** ElasticMQ's queues, asked without HTTP in between. */
final class Queues {
    private final ActorRef manager;
    private final Duration patience;

    Queues(ActorRef manager, Duration patience) {
        this.manager = manager;
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

    /** Returns once the message is in the journal. */
    void send(String queue, String body) {
        Option<?> actor = (Option<?>) ask(manager, new LookupQueue(queue));
        if (actor.isEmpty()) {
            throw new IllegalStateException("no queue " + queue + "; create it first");
        }

        ask((ActorRef) actor.get(), new SendMessage(message(body)));
    }

    private static NewMessageData message(String body) {
        return new NewMessageData(
                Option.empty(),
                new MessageContent(body),
                Map$.MODULE$.empty(),
                ImmediateNextDelivery$.MODULE$,
                Option.empty(),
                Option.empty(),
                0,
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    private ActorRef create(JsonNode queue) {
        Either<?, ?> answer = (Either<?, ?>) ask(manager, new CreateQueue(QueueJson.read(queue)));
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
            throw new IllegalStateException("interrupted while asking the local SQS", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the local SQS does not answer " + question, e);
        }
    }
}
