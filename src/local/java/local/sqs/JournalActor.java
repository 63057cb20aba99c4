package local.sqs;

import org.apache.pekko.actor.AbstractActor;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;

/** Told by ElasticMQ of each change; answers once the change is in the journal, and only then ElasticMQ answers its client. */
final class JournalActor extends AbstractActor {
    private final Journal journal;

    JournalActor(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(QueueEvent.QueueCreated.class, event -> journal.putQueue(QueueJson.write(event.queue())))
                .match(QueueEvent.QueueMetadataUpdated.class, event -> journal.putQueue(QueueJson.write(event.queue())))
                .match(QueueEvent.QueueDeleted.class, event -> journal.dropQueue(event.queueName()))
                .match(QueueEvent.MessageAdded.class, this::added)
                .match(QueueEvent.MessageUpdated.class, this::updated)
                .match(QueueEvent.MessageRemoved.class, this::removed)
                .build();
    }

    private void added(QueueEvent.MessageAdded event) {
        journal.putMessage(event.queueName(), MessageJson.write(event.message()));
        done();
    }

    private void updated(QueueEvent.MessageUpdated event) {
        if (journal.holds(event.queueName(), event.message().id())) {
            journal.putMessage(event.queueName(), MessageJson.write(event.message()));
        }

        done();
    }

    private void removed(QueueEvent.MessageRemoved event) {
        journal.dropMessage(event.queueName(), event.messageId());
        done();
    }

    private void done() {
        sender().tell(OperationSuccessful$.MODULE$, self());
    }
}
