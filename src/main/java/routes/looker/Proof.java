package routes.looker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds claims against the rows that they cite, without a model. Each cited row has to exist; each figure, day and name in a claim has
 * to stand in a cited row, or be the number of cited rows, or the sum or the share of a column over them; and a claim that there is
 * nothing cites rows that say so. What it means is not looked at: prose, and a name in plain small letters, pass.
 */
final class Proof {
    private static final Pattern CITE = Pattern.compile("(Q\\d+)(?:#(\\d+))?");
    private static final int MOST_DIGITS = 9;
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("(?i)\\b(no|not|none|nothing|nobody|never|zero|without|neither|nor|empty|0)\\b|n't\\b");
    private static final Pattern BEGINS_WITH_NOTHING = Pattern.compile(
            "(?i)^\\W*(?:there (?:is|are|was|were) )?(?:(?:no|none|nobody|nothing)\\b(?! (?:more|fewer|less|later|earlier|longer|else|one else|other)\\b)|never\\b)"
                    + "|\\bfound (?:nothing|no)\\b");
    private static final Pattern TELLS_OF_THE_SEARCH = Pattern.compile(
            "(?i)^\\W*(?:i |we |it )?(?:searched|looked at|asked)\\b|\\b(?:was|were|is) (?:searched|asked)\\b|\\bonly\\b.*\\bsearched\\b");

    private final Map<String, QueryResult> results;

    Proof(List<QueryResult> results) {
        this.results = results.stream()
                .collect(Collectors.toMap(QueryResult::id, result -> result, (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * A claim and what became of it.
     *
     * @param faults why it is not proved; empty when it is
     */
    record Checked(Claim claim, List<String> faults) {
        boolean isProved() {
            return faults.isEmpty();
        }
    }

    Checked check(Claim claim) {
        List<String> faults = new ArrayList<>();
        Evidence evidence = new Evidence(cited(claim.cites(), faults));
        if (claim.cites().isEmpty()) {
            faults.add("it cites nothing");
        }
        if (faults.isEmpty()) {
            evidence.unproved(claim.text())
                    .forEach(word -> faults.add("'" + word + "' stands in no row that it cites"));
        }
        if (faults.isEmpty()) {
            contradicted(claim.text(), evidence, faults);
        }
        return new Checked(claim, List.copyOf(faults));
    }

    private static void contradicted(String text, Evidence evidence, List<String> faults) {
        boolean nothing = evidence.foundNothing();
        if (nothing
                && !SAYS_NOTHING.matcher(text).find()
                && !TELLS_OF_THE_SEARCH.matcher(text).find()) {
            faults.add("what it cites found nothing");
        }
        if (!nothing && BEGINS_WITH_NOTHING.matcher(text).find() && !evidence.hasBlank()) {
            faults.add("what it cites found something (" + evidence.size() + " rows)");
        }
    }

    /** Figures, days and names of a free text that stand in none of the rows that {@code claims} cite. */
    Set<String> unproved(String text, List<Claim> claims) {
        List<String> cites =
                claims.stream().flatMap(claim -> claim.cites().stream()).toList();
        return new Evidence(cited(cites, new ArrayList<>())).unproved(text);
    }

    /** How many rows of {@code query} the claims cite. */
    long cited(String query, List<Claim> claims) {
        List<String> cites = claims.stream()
                .flatMap(claim -> claim.cites().stream())
                .filter(cite -> cite.equals(query) || cite.startsWith(query + "#"))
                .toList();
        return cited(cites, new ArrayList<>()).values().stream()
                .mapToLong(Set::size)
                .sum();
    }

    private Map<QueryResult, Set<Integer>> cited(List<String> cites, List<String> faults) {
        Map<QueryResult, Set<Integer>> chosen = new LinkedHashMap<>();
        for (String cite : cites) {
            Matcher matcher = CITE.matcher(cite);
            @Nullable QueryResult result = matcher.matches() ? results.get(matcher.group(1)) : null;
            if (result == null) {
                faults.add("there is no query " + Neutral.line(cite));
                continue;
            }
            Set<Integer> found = rows(result, matcher.group(2));
            if (matcher.group(2) != null && found.isEmpty()) {
                faults.add(result.id() + " has no row " + matcher.group(2));
            }
            chosen.computeIfAbsent(result, one -> new TreeSet<>()).addAll(found);
        }
        return chosen;
    }

    private static Set<Integer> rows(QueryResult result, @Nullable String row) {
        int from = row == null ? 1 : Integer.parseInt(row.substring(0, Math.min(row.length(), MOST_DIGITS)));
        int to = row == null ? result.rows().size() : from;
        Set<Integer> numbers = new TreeSet<>();
        for (int number = Math.max(1, from);
                number <= Math.min(to, result.rows().size());
                number++) {
            numbers.add(number);
        }
        return numbers;
    }
}
