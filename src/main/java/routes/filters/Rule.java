package routes.filters;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a filter file, compiled, with what an auditor asks about it.
 *
 * @param sources those it is for; empty for all
 * @param expires the day by which an exclusion is to be renewed or taken out; null when it is permanent
 */
public record Rule(
        String id,
        Effect effect,
        List<String> sources,
        Condition when,
        String reason,
        @Nullable String ticket,
        @Nullable String requestedBy,
        @Nullable String approvedBy,
        @Nullable LocalDate expires) {

    boolean matches(KeyFacts facts) {
        return when.test(facts);
    }

    boolean isFor(String source) {
        return sources.isEmpty() || sources.contains(source);
    }

    Verdict verdict() {
        return new Verdict(effect != Effect.EXCLUDE, id, ticket, reason);
    }
}
