package routes.filters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a filter file, compiled, with what an auditor asks about it.
 *
 * @param sources those it is for; empty for all
 * @param expires from 00:00 UTC of this day it answers no more; null when it always does
 * @param file in which it stands
 * @param examples that prove it
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
        @Nullable LocalDate expires,
        String file,
        int examples) {

    boolean matches(KeyFacts facts) {
        return when.test(facts);
    }

    boolean isFor(String source) {
        return sources.isEmpty() || sources.contains(source);
    }

    /** Whether it still answers. */
    public boolean holdsAt(Instant now) {
        return expires == null
                || now.isBefore(expires.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    Verdict verdict() {
        return new Verdict(effect != Effect.EXCLUDE, id, ticket, reason);
    }

    /** Whether it answers, with the same weight or more, wherever and whenever {@code other} would. */
    boolean covers(Rule other) {
        boolean sameSources = sources.isEmpty() || !other.sources.isEmpty() && sources.containsAll(other.sources);
        boolean asLong = expires == null || other.expires != null && !expires.isBefore(other.expires);
        return effect.compareTo(other.effect) <= 0 && sameSources && asLong && when.covers(other.when);
    }
}
