package routes.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import routes.status.SourceStatus;

/**
 * What {@code loglake status} found.
 *
 * @param lake address of the running lake that was asked; null when none answered
 * @param queues of the lake's own work that hold messages
 */
record StatusReport(
        Instant time,
        @Nullable String lake,
        List<SourceLine> sources,
        List<Queue> queues,
        List<Letters> deadLetters,
        int lettersHeldElsewhere,
        Filters filters) {

    /** @param off the switch that holds; null when the source is on */
    record SourceLine(SourceStatus status, @Nullable Off off) {}

    /** @param until null when somebody must turn it on */
    record Off(
            String id,
            String effect,
            String by,
            String reason,
            @Nullable String ticket,
            @Nullable Instant until) {}

    record Queue(String name, int messages) {}

    record Letters(String source, String reason, int letters, Instant oldest, String example) {}

    /**
     * @param hash of those in force in the running lake, or else of the files
     * @param loaded when the running lake took them; null when none answered
     * @param refused whether the running lake refused what lies there now
     */
    record Filters(String hash, @Nullable Instant loaded, boolean refused, int rules, List<Expiring> expiring) {}

    record Expiring(
            String rule, LocalDate expires, @Nullable String ticket) {}

    /** Whether nobody is needed. */
    public boolean isGood() {
        return deadLetters.isEmpty()
                && !filters.refused()
                && sources.stream().allMatch(source -> source.status().isGood());
    }
}
