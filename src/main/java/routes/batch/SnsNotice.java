package routes.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import routes.placement.CalendarDay;
import software.amazon.awssdk.services.sns.SnsClient;

/** Tells a topic that a run has ended, once, whichever start of it comes to the end. */
public final class SnsNotice {
    /** One that was begun so long ago and not finished was cut off. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<SnsClient> sns;
    private final String topic;
    private final S3Files files;
    private final Clock clock;

    /** @param topic ARN; empty: nobody is told */
    SnsNotice(Supplier<SnsClient> sns, String topic, S3Files files, Clock clock) {
        this.sns = sns;
        this.topic = topic;
        this.files = files;
        this.clock = clock;
    }

    /** @param messageId null while it is being sent */
    record Mark(String by, Instant begun, @Nullable String messageId) {}

    /** What a subscriber gets. */
    record Told(
            String run,
            String status,
            String day,
            String by,
            String model,
            Tally tally,
            double usd,
            int worthALook,
            List<Worth> gravest,
            String summary,
            List<String> faults) {}

    /** A finding without what strangers may have written. */
    record Worth(String recordId, int risk, String category, List<String> eventIds) {}

    public Report send(Report report) {
        if (topic.isEmpty()) {
            return report;
        }
        String key = report.folder() + "notice.json";
        Mark mine = new Mark(UUID.randomUUID().toString(), clock.instant(), null);
        Mark kept = files.keep(key, mine, Mark.class);
        boolean cutOff = kept.messageId() == null && kept.begun().plus(PATIENCE).isBefore(clock.instant());
        if (kept.by().equals(mine.by()) || cutOff) {
            String id = sns.get()
                    .publish(publish ->
                            publish.topicArn(topic).subject(subject(report)).message(message(report)))
                    .messageId();
            files.put(key, new Mark(kept.by(), kept.begun(), id));
        }
        return report;
    }

    private static String subject(Report report) {
        return String.format(
                Locale.ROOT,
                "Log Lake: analysis of %s %s, %,d findings",
                CalendarDay.text(report.day()),
                report.status().label(),
                report.worthALook());
    }

    private static String message(Report report) {
        try {
            return JSON.writeValueAsString(new Told(
                    report.runId(),
                    report.status().label(),
                    CalendarDay.text(report.day()),
                    report.by(),
                    report.model(),
                    report.tally(),
                    report.usd(),
                    report.worthALook(),
                    report.findings().stream()
                            .map(one -> new Worth(one.recordId(), one.risk(), one.category(), one.eventIds()))
                            .toList(),
                    report.summary(),
                    report.faults()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
