package routes.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import routes.cli.StatusReport.Expiring;
import routes.cli.StatusReport.Letters;
import routes.cli.StatusReport.Off;
import routes.cli.StatusReport.SourceLine;
import routes.status.Freshness;
import routes.status.SourceStatus;
import routes.status.SourceStatus.Arrivals;

/** A status report for a terminal of 80 columns. */
final class StatusText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String LINE = "%-14s %8s  %-8s %-10s %-15s %9s  %s";

    private final StatusReport report;
    private final Instant now;
    private final List<String> lines = new ArrayList<>();

    private StatusText(StatusReport report) {
        this.report = report;
        this.now = report.time();
    }

    static List<String> lines(StatusReport report) {
        StatusText text = new StatusText(report);
        text.tell();
        return text.lines;
    }

    private void tell() {
        say(LINE, "last 24 h", "backlog", "waiting", "last file", "file to lake", "complete", "switch");
        report.sources().forEach(this::source);
        report.queues().forEach(queue -> say("work  %s: %,d messages", queue.name(), queue.messages()));
        if (report.deadLetters().isEmpty()) {
            say("dead letters  none");
        }
        report.deadLetters().forEach(this::letters);
        if (report.lettersHeldElsewhere() > 0) {
            say("dead letters  %s", LetterText.held(report.lettersHeldElsewhere()));
        }
        filters();
        say(
                "lake  %s",
                report.lake() == null
                        ? "none answers; this is what lies in queues and buckets"
                        : "answers at " + report.lake());
    }

    private void source(SourceLine line) {
        SourceStatus status = line.status();
        Arrivals arrivals = status.arrivals();
        Off off = line.off();
        say(
                LINE,
                status.source(),
                status.backlog() == null
                        ? "no queue"
                        : format("%,d", status.backlog().all()),
                arrivals == null || arrivals.oldestWaiting() == null ? "-" : age(arrivals.oldestWaiting()),
                status.lastFile() == null ? "-" : age(status.lastFile()) + " ago",
                freshness(status.freshness()),
                arrivals == null ? "-" : format("%.2f %%", Math.floor(arrivals.share() * 10_000) / 100),
                off == null ? "on" : off.effect().toUpperCase(Locale.ROOT));
        if (off != null) {
            say(
                    "  off by %s, %s%s: %s",
                    off.by(),
                    off.until() == null ? "until somebody turns it on" : "until " + MINUTE.format(off.until()),
                    off.ticket() == null ? " (" + off.id() + ")" : " (" + off.id() + ", " + off.ticket() + ")",
                    AnswerText.plain(off.reason()));
        }
        if (arrivals != null && arrivals.quarantined() > 0) {
            say(
                    "  %,d objects could not be read: ./loglake completeness --source %s",
                    arrivals.quarantined(), status.source());
        }
        if (arrivals != null && arrivals.unaccounted() > 0) {
            say(
                    "  %,d objects are not accounted for: %s",
                    arrivals.unaccounted(), Objects.requireNonNullElse(arrivals.mend(), ""));
        }
    }

    private void letters(Letters letters) {
        say(
                "dead letters  %,d %s %s, oldest %s ago: ./loglake dlq show %s",
                letters.letters(),
                AnswerText.plain(letters.source()),
                AnswerText.plain(letters.reason()),
                age(letters.oldest()),
                letters.example());
    }

    private void filters() {
        StatusReport.Filters filters = report.filters();
        say(
                "filters  %s, %,d rules%s",
                filters.hash(),
                filters.rules(),
                filters.loaded() == null ? "" : ", in force since " + MINUTE.format(filters.loaded()));
        if (filters.refused()) {
            say("  what lies in the folder now is refused: ./loglake filters check");
        }
        for (Expiring rule : filters.expiring()) {
            long days = ChronoUnit.DAYS.between(now.atZone(ZoneOffset.UTC).toLocalDate(), rule.expires());
            say(
                    "  %s %s%s",
                    rule.rule(),
                    days > 0 ? "expires in " + days + " days" : "expired on " + rule.expires(),
                    rule.ticket() == null ? "" : " (" + rule.ticket() + ")");
        }
    }

    private static String freshness(@Nullable Freshness freshness) {
        return freshness == null ? "-" : shortly(freshness.p50()) + " / " + shortly(freshness.p99());
    }

    private String age(Instant since) {
        Duration age = Duration.between(since, now);
        return age.isNegative() ? "0 s" : age.toSeconds() < 60 ? age.toSeconds() + " s" : shortly(age);
    }

    /** Two digits and a unit: {@code 1.8 s}, {@code 41 min}, {@code 3 h}, {@code 9 d}. */
    static String shortly(Duration duration) {
        if (duration.toSeconds() < 60) {
            return format("%.1f s", duration.toMillis() / 1000.0);
        }
        if (duration.toMinutes() < 120) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() < 48 ? duration.toHours() + " h" : duration.toDays() + " d";
    }

    private void say(String format, Object... values) {
        lines.add(format(format, values).stripTrailing());
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
