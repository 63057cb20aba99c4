package routes.filters;

import org.jspecify.annotations.Nullable;

/**
 * How much a change may exclude.
 *
 * @param maxExcludedShare 0 to 1
 * @param acknowledge the ticket by which more is allowed
 * @param place a finding where the share stands in its file
 */
record Limits(double maxExcludedShare, @Nullable String acknowledge, Finding place) {}
