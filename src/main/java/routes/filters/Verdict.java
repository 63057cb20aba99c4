package routes.filters;

import org.jspecify.annotations.Nullable;

/**
 * The answer of the filters about one object, naming the rule that gave it.
 *
 * @param rule the rule's id, {@value #DEFAULT} when none matched, {@value RecursionGuard#RULE} for the lake's own buckets
 */
public record Verdict(
        boolean kept,
        String rule,
        @Nullable String ticket,
        @Nullable String reason) {
    public static final String DEFAULT = "default";
    static final Verdict KEPT_BY_DEFAULT = new Verdict(true, DEFAULT, null, null);
    static final Verdict NOT_INCLUDED = new Verdict(false, DEFAULT, null, "no include rule matches");
}
