package routes.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import routes.aws.DeadLetterQueue;
import routes.aws.QueueState;
import routes.aws.SqsQueueStates;
import routes.aws.SqsQueues;
import routes.switches.Switch;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Queues, their redrive, and whether what waits in them outlives the pauses. */
final class SqsChecks {
    private static final Duration MARGIN = Duration.ofDays(1);

    private final SqsQueueStates states;
    private final Function<String, Optional<Switch>> pauses;
    private final Instant now;

    /** @param pauses the pause that a source is off by */
    SqsChecks(SqsQueueStates states, Function<String, Optional<Switch>> pauses, Instant now) {
        this.states = states;
        this.pauses = pauses;
        this.now = now;
    }

    Stream<Check> all(List<String> sources) {
        return SqsQueues.queues(sources).stream().flatMap(queue -> Stream.of(origin(queue), plain(queue.name())));
    }

    private Check origin(DeadLetterQueue queue) {
        return looked(queue.origin(), state -> {
            String name = name(queue.origin());
            if (!state.redrive().contains(states.name(queue.name()))) {
                return Check.fail(
                        name,
                        "what fails does not go to " + states.name(queue.name()),
                        "set its redrive policy to that queue (docs/aws.md)");
            }
            return pauses.apply(queue.owner())
                    .map(pause -> paused(name, pause, state.retention()))
                    .filter(check -> check.state() != Check.State.OK)
                    .orElse(kept(queue.origin(), state));
        });
    }

    private Check paused(String name, Switch pause, Duration retention) {
        Instant lost = pause.since().plus(retention).minus(MARGIN);
        Instant until = pause.until();
        if (now.isAfter(lost) || until != null && until.isAfter(lost)) {
            return Check.fail(
                    name,
                    "paused by " + pause.id() + ", but keeps messages " + retention.toDays() + " days only",
                    "turn it on before " + lost
                            + ", or raise the queue's retention; what is lost there, a sweep or backfill brings in");
        }
        return until == null
                ? Check.warn(name, "paused by " + pause.id() + " without an end", "turn it on before " + lost)
                : Check.ok(name, "paused");
    }

    private Check plain(String queue) {
        return looked(queue, state -> kept(queue, state));
    }

    private interface Look {
        Check take(QueueState state);
    }

    private Check looked(String queue, Look look) {
        try {
            return states.of(queue)
                    .map(look::take)
                    .orElseGet(() -> Check.fail(
                            name(queue), "is not there", "make it as docs/aws.md says, or set loglake.queues.prefix"));
        } catch (SqsException refused) {
            return Check.fail(
                    name(queue),
                    refused.awsErrorDetails().errorCode(),
                    "grant the lake's role the rights that docs/aws.md names");
        }
    }

    private String name(String queue) {
        return "queue " + states.name(queue);
    }

    private Check kept(String queue, QueueState state) {
        return Check.ok(name(queue), "keeps messages " + state.retention().toDays() + " days");
    }
}
