package routes.batch;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import routes.looker.Neutral;

/**
 * What a model says of all findings.
 *
 * @param text plain; citations that lead to no finding are marked
 * @param unproved how many those are
 */
record Summary(String text, int unproved, long tokensIn, long tokensOut) {
    private static final Pattern CITATION = Pattern.compile("CT\\d{9}");
    private static final int LONGEST = 20_000;

    static Summary of(String said, List<Finding> findings, long tokensIn, long tokensOut) {
        Set<String> known = findings.stream().map(Finding::recordId).collect(Collectors.toSet());
        long unproved = CITATION.matcher(said)
                .results()
                .map(match -> match.group())
                .filter(id -> !known.contains(id))
                .distinct()
                .count();
        String marked = CITATION.matcher(said)
                .replaceAll(match -> Matcher.quoteReplacement(
                        known.contains(match.group()) ? match.group() : match.group() + " (no such finding)"));
        String shown = marked.length() <= LONGEST ? marked : marked.substring(0, LONGEST) + "…";
        return new Summary(Neutral.text(shown), (int) unproved, tokensIn, tokensOut);
    }
}
