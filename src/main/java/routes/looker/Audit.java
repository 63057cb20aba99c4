package routes.looker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import routes.ledger.S3Ledger;

/**
 * Writes down each step before the next is made: objects of the bookkeeping source {@value #SOURCE}, which the lake takes in like
 * any other.
 */
final class Audit {
    static final String SOURCE = "looker";

    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final S3Ledger ledger;
    private final Clock clock;

    Audit(S3Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A row about now, not written yet. */
    AuditRow row(Investigation investigation, String kind) {
        return AuditRow.of(investigation, clock.instant(), kind);
    }

    /** A row about a tool that a model used. */
    AuditRow row(Investigation investigation, ToolUse use) {
        return row(investigation, "tool").with("tool", shortened(use.name())).with("tooluseid", shortened(use.id()));
    }

    /** Returns when {@code rows} are durable; the investigation knows the new end of its chain then. */
    void write(Investigation investigation, AuditRow... rows) {
        AuditChain.Head head = investigation.audit();
        List<AuditRow> chained = new ArrayList<>();
        for (AuditRow row : rows) {
            AuditRow next = row.after(head);
            chained.add(next);
            head = head.after(next);
        }
        ledger.put(
                SOURCE,
                clock.instant(),
                name(investigation, investigation.audit().seq() + 1),
                chained);
        investigation.audit(head);
    }

    /** Of an investigation whose process died: the rows that were written after it was last kept. */
    void catchUp(Investigation investigation) {
        for (List<AuditRow> next = after(investigation); !next.isEmpty(); next = after(investigation)) {
            AuditRow last = next.get(next.size() - 1);
            investigation.audit(investigation.audit().after(last));
        }
    }

    private List<AuditRow> after(Investigation investigation) {
        List<AuditRow> rows = new ArrayList<>();
        String name = name(investigation, investigation.audit().seq() + 1);
        // It lies under the day on which it was written.
        for (Instant day = investigation.asked(); rows.isEmpty() && !day.isAfter(lastDay()); day = day.plus(ONE_DAY)) {
            ledger.read(SOURCE, day, name, AuditRow.class, rows::add);
        }
        return rows;
    }

    private Instant lastDay() {
        return clock.instant().plus(ONE_DAY);
    }

    private static String name(Investigation investigation, int seq) {
        return investigation.id() + "-" + String.format(Locale.ROOT, "%05d", seq);
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= 64 ? text : text.substring(0, 64);
    }
}
