package routes.looker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds claims against the rows that they cite, without a model. Each cited row has to exist, and each figure, name with a digit and
 * date in a claim has to stand in a cited row, or be the number of cited rows, or the sum of a column over them.
 */
final class Proof {
    private static final Pattern CITE = Pattern.compile("(Q\\d+)(?:#(\\d+))?");
    private static final Pattern WITH_DIGIT = Pattern.compile("[\\p{L}\\d][\\p{L}\\d_.,:/@+*-]*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?");
    private static final Pattern CITED_IN_TEXT = Pattern.compile("\\bQ\\d+(#\\d+)?\\b");
    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12));

    private final Map<String, QueryResult> results;

    Proof(List<QueryResult> results) {
        this.results = results.stream()
                .collect(java.util.stream.Collectors.toMap(
                        QueryResult::id, result -> result, (a, b) -> a, java.util.LinkedHashMap::new));
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
        Cited cited = cited(claim.cites(), faults);
        if (claim.cites().isEmpty()) {
            faults.add("it cites nothing");
        }
        if (faults.isEmpty()) {
            unproved(claim.text(), cited).forEach(word -> faults.add("'" + word + "' stands in no row that it cites"));
        }
        return new Checked(claim, List.copyOf(faults));
    }

    /** Figures and names of a free text that stand in none of the rows that {@code claims} cite. */
    Set<String> unproved(String text, List<Claim> claims) {
        List<String> cites =
                claims.stream().flatMap(claim -> claim.cites().stream()).toList();
        return unproved(text, cited(cites, new ArrayList<>()));
    }

    /** How many rows of {@code query} the claims cite. */
    long cited(String query, List<Claim> claims) {
        Set<Integer> rows = new TreeSet<>();
        for (String cite :
                claims.stream().flatMap(claim -> claim.cites().stream()).toList()) {
            Matcher matcher = CITE.matcher(cite);
            if (matcher.matches() && matcher.group(1).equals(query)) {
                rows.addAll(rows(results.get(query), matcher.group(2)));
            }
        }
        return rows.size();
    }

    /** The cited rows with all that may be said of them. */
    private record Cited(List<QueryResult> results, List<List<@Nullable String>> rows, Set<BigDecimal> figures) {
        boolean holds(String word) {
            String sought = word.toLowerCase(Locale.ROOT);
            return rows.stream()
                            .flatMap(List::stream)
                            .anyMatch(cell -> cell != null
                                    && cell.toLowerCase(Locale.ROOT).contains(sought))
                    || results.stream().anyMatch(result -> names(result, sought));
        }

        /** What was asked for is known without a row: the days that were searched, and the literals of the query. */
        private static boolean names(QueryResult result, String sought) {
            return result.searched().contains(sought)
                    || result.sql().toLowerCase(Locale.ROOT).contains("'" + sought + "'")
                    || sought.matches("\\d{4}-\\d\\d-\\d\\d") && result.sql().contains(sought.replace("-", ""));
        }
    }

    private Cited cited(List<String> cites, List<String> faults) {
        List<QueryResult> whole = new ArrayList<>();
        List<List<@Nullable String>> rows = new ArrayList<>();
        Set<BigDecimal> figures = new LinkedHashSet<>();
        Map<QueryResult, Set<Integer>> chosen = new java.util.LinkedHashMap<>();
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
        chosen.forEach((result, numbers) -> {
            whole.add(result);
            List<List<@Nullable String>> own =
                    numbers.stream().map(row -> result.rows().get(row - 1)).toList();
            rows.addAll(own);
            figures.addAll(figures(result, own));
        });
        figures.add(plain(BigDecimal.valueOf(rows.size())));
        return new Cited(whole, rows, figures);
    }

    private static Set<Integer> rows(@Nullable QueryResult result, @Nullable String row) {
        Set<Integer> numbers = new TreeSet<>();
        if (result != null) {
            int from = row == null ? 1 : Integer.parseInt(row.substring(0, Math.min(row.length(), 9)));
            int to = row == null ? result.rows().size() : from;
            for (int number = Math.max(1, from);
                    number <= Math.min(to, result.rows().size());
                    number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /** Numbers in the cells, the number of rows and the sum of each column. */
    private static Set<BigDecimal> figures(QueryResult result, List<List<@Nullable String>> rows) {
        Set<BigDecimal> figures = new LinkedHashSet<>();
        figures.add(plain(BigDecimal.valueOf(rows.size())));
        for (int column = 0; column < result.columns().size(); column++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (List<@Nullable String> row : rows) {
                @Nullable BigDecimal figure = figure(row.get(column));
                if (figure != null) {
                    figures.add(figure);
                    sum = sum.add(figure);
                }
            }
            figures.add(plain(sum));
        }
        return figures;
    }

    private static @Nullable BigDecimal figure(@Nullable String cell) {
        return cell != null && cell.length() < 40 && NUMBER.matcher(cell).matches()
                ? plain(new BigDecimal(cell.replace(",", "")))
                : null;
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private static Set<String> unproved(String text, Cited cited) {
        Set<String> unproved = new LinkedHashSet<>();
        Matcher words = WITH_DIGIT.matcher(CITED_IN_TEXT.matcher(text).replaceAll(" "));
        while (words.find()) {
            String word = words.group().replaceAll("[.,:/*+-]+$", "");
            @Nullable Integer spelt = WORDS.get(word.toLowerCase(Locale.ROOT));
            if (spelt != null && !cited.figures().contains(plain(BigDecimal.valueOf(spelt))) && !cited.holds(word)) {
                unproved.add(word);
            } else if (spelt == null && word.chars().anyMatch(Character::isDigit) && !isProved(word, cited)) {
                unproved.add(word);
            }
        }
        return unproved;
    }

    private static boolean isProved(String word, Cited cited) {
        @Nullable BigDecimal figure = figure(word);
        // 12 stands in the cell 2012, too: a figure has to be one by itself.
        return figure == null
                ? cited.holds(word)
                : cited.figures().contains(figure) || word.length() >= 8 && cited.holds(word);
    }
}
