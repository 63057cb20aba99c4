package routes.deadletters;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import routes.aws.DeadLetterQueue;
import routes.aws.SqsQueues;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.settings.Settings;
import routes.tables.Source;
import routes.tables.Sources;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The dead letters of a lake. To look at them changes nothing: the next look sees the same. */
public final class SqsDeadLetters {
    private final SqsClient sqs;
    private final String prefix;
    private final int waitSeconds;
    private final Sources sources;
    private final Clock clock;

    private SqsDeadLetters(SqsClient sqs, String prefix, int waitSeconds, Sources sources, Clock clock) {
        this.sqs = sqs;
        this.prefix = prefix;
        this.waitSeconds = waitSeconds;
        this.sources = sources;
        this.clock = clock;
    }

    /** Those of all queues that a lake of {@code sources} has. */
    public static SqsDeadLetters of(SqsClient sqs, Settings settings, Sources sources) {
        return new SqsDeadLetters(
                sqs,
                settings.text("loglake.queues.prefix"),
                // A short poll of AWS asks some of its servers only, and would miss letters.
                Math.min(1, settings.number("loglake.queues.fifo-wait-seconds", 0)),
                sources,
                Clock.systemUTC());
    }

    /**
     * What a look found.
     *
     * @param letters oldest first
     * @param heldElsewhere letters in another one's hand, which are not among them: look again in a minute
     */
    public record Found(List<Letter> letters, int heldElsewhere) {
        public Found {
            letters = List.copyOf(letters);
        }

        /** Whether no letter is in another one's hand. */
        public boolean isWhole() {
            return heldElsewhere == 0;
        }

        /** The letter's reason by {@link S3Object#identity()} of the objects that the letters name. */
        public Map<String, String> reasons() {
            Map<String, String> reasons = new HashMap<>();
            letters.forEach(
                    letter -> letter.objects().forEach(object -> reasons.put(object.identity(), letter.reason())));
            return reasons;
        }
    }

    /** All letters. */
    public Found all() {
        return found(queues(), letter -> true);
    }

    /** The letters about objects of {@code source}. */
    public Found of(String source) {
        return found(queuesOf(source), letter -> letter.source().equals(source));
    }

    /** The letter of this id, if it is there. */
    public Optional<Letter> letter(String id) {
        return found(queues(), letter -> letter.id().equals(id)).letters().stream()
                .findFirst();
    }

    /** What a letter may be about: the sources, and what the lake tells itself to do. */
    public List<String> owners() {
        return queues().stream().map(DeadLetterQueue::owner).sorted().toList();
    }

    /** Queues that can hold letters about {@code source}. */
    List<DeadLetterQueue> queuesOf(String source) {
        return queues().stream()
                .filter(queue -> !queue.isOfSource() || queue.owner().equals(source))
                .toList();
    }

    List<DeadLetterQueue> queues() {
        return SqsQueues.queues(sources.all().stream().map(Source::name).toList());
    }

    /** Begins a look into {@code queue}; empty when there is no such queue. */
    Optional<SqsLetterQueue> open(DeadLetterQueue queue) {
        return messages(queue.name()).map(messages -> new SqsLetterQueue(messages, queue, clock));
    }

    /** The queue of this name without prefix; empty when there is none. */
    Optional<SqsMessages> messages(String queue) {
        try {
            String url = sqs.getQueueUrl(get -> get.queueName(prefix + queue)).queueUrl();
            return Optional.of(new SqsMessages(sqs, url, waitSeconds));
        } catch (QueueDoesNotExistException none) {
            return Optional.empty();
        }
    }

    private Found found(List<DeadLetterQueue> chosen, Predicate<Letter> wanted) {
        List<SqsLetterQueue> looks =
                chosen.stream().flatMap(queue -> open(queue).stream()).toList();
        if (looks.isEmpty()) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "there is no queue " + prefix + chosen.get(0).name()
                            + ", nor any other for dead letters: correct loglake.queues.prefix, or start the lake once");
        }
        List<Letter> letters = new ArrayList<>();
        int heldElsewhere = 0;
        for (SqsLetterQueue each : looks) {
            try (SqsLetterQueue look = each) {
                for (Optional<Letter> letter = look.next(); letter.isPresent(); letter = look.next()) {
                    letter.filter(wanted).ifPresent(letters::add);
                }
                heldElsewhere += look.heldElsewhere();
            }
        }
        letters.sort(Comparator.comparing(Letter::since).thenComparing(Letter::id));
        return new Found(letters, heldElsewhere);
    }
}
