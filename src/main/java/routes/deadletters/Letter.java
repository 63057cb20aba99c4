package routes.deadletters;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import routes.aws.DeadLetterQueue;
import routes.events.S3Object;

/**
 * A message that failed, kept with its reason.
 *
 * @param id short, and the same as long as the letter lies there
 * @param source whose objects it is about; the queue's owner where it does not tell
 * @param reason label of a {@link routes.failures.Reason}
 * @param error what happened, empty when SQS itself put it aside
 * @param route that failed, empty likewise
 * @param about one line for a person: the first object, or what the message says
 * @param accounts whose objects it names
 * @param since when it became a dead letter
 * @param receives how often it was handed out, looks included
 * @param group of its message on the queue that it came from; empty where that is no FIFO queue
 */
public record Letter(
        String id,
        DeadLetterQueue queue,
        String source,
        String reason,
        String error,
        String route,
        String about,
        List<S3Object> objects,
        Set<String> accounts,
        Instant since,
        int receives,
        String group,
        String body) {
    public Letter {
        objects = List.copyOf(objects);
        accounts = Set.copyOf(accounts);
    }

    public Cause cause() {
        return new Cause(source, reason);
    }
}
