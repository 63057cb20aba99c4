package routes.looker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows that are cited for a text, and whether they hold what it states. */
final class Evidence {
    private static final Pattern BLANK = Pattern.compile("\\s*|-|0+(\\.0+)?|false|\\[]|\\{}", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIGURES = Pattern.compile("[\\d.,/-]+(x|×|ms|s|h|d)?");
    private static final int SHORTEST_CELL = 4;
    private static final int LONG_FIGURE = 8;

    private final List<QueryResult> results = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /** @param cells as they are, as they are shown where they are neutral, and as a model sees them where they are long */
    record Row(QueryResult result, List<@Nullable String> values, List<String> cells) {
        static Row of(QueryResult result, int number) {
            List<@Nullable String> values = result.rows().get(number - 1);
            return new Row(
                    result,
                    values,
                    values.stream()
                            .filter(Objects::nonNull)
                            .flatMap(cell -> Stream.of(cell, Neutral.line(cell), Cells.cut(cell)))
                            .map(CellText::plain)
                            .distinct()
                            .toList());
        }

        /** Of what is cut off in the middle of a word, and says so. */
        boolean holdsStart(String word) {
            return cells.stream().anyMatch(cell -> CellText.holdsStart(cell, word));
        }

        boolean holds(String word) {
            return cells.stream().anyMatch(cell -> CellText.holds(cell, word));
        }
    }

    Evidence(Map<QueryResult, Set<Integer>> cited) {
        cited.forEach((result, numbers) -> {
            results.add(result);
            numbers.forEach(number -> rows.add(Row.of(result, number)));
        });
    }

    int size() {
        return rows.size();
    }

    /** No rows, or such that only say 0. */
    boolean foundNothing() {
        return rows.stream().flatMap(row -> row.cells().stream()).allMatch(cell -> BLANK.matcher(cell)
                .matches());
    }

    /** Whether something in the rows is 0, false or not there. */
    boolean hasBlank() {
        return rows.stream()
                .flatMap(row -> row.values().stream())
                .anyMatch(cell -> cell == null || BLANK.matcher(cell).matches());
    }

    /** The figures, days and names of {@code text} that the rows do not hold. */
    Set<String> unproved(String text) {
        Set<Row> named = new LinkedHashSet<>();
        String rest = withoutCells(CellText.plain(text), named);
        List<Stated> stated = Statements.of(rest);
        Set<String> names = new LinkedHashSet<>();
        stated.stream().filter(one -> one.kind() == Stated.Kind.NAME).forEach(one -> names.add(one.value()));
        EvidenceFigures figures = new EvidenceFigures(results, rows, about(named, names));
        Set<String> unproved = new LinkedHashSet<>();
        stated.stream()
                .filter(one -> !isProved(one, figures))
                .map(Stated::words)
                .forEach(unproved::add);
        return unproved;
    }

    /** A cell that is repeated word for word is proved, whatever it looks like. */
    private String withoutCells(String text, Set<Row> named) {
        String rest = text;
        List<String> cells = rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell ->
                        cell.length() >= SHORTEST_CELL && !FIGURES.matcher(cell).matches())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        for (String cell : cells) {
            for (int at = CellText.at(rest, cell, 0); at >= 0; at = CellText.at(rest, cell, at + 1)) {
                rows.stream().filter(row -> row.cells().contains(cell)).forEach(named::add);
                rest = rest.substring(0, at) + Statements.TAKEN + rest.substring(at + cell.length());
            }
        }
        return rest;
    }

    /** The rows that the text names: figures of other rows prove nothing about these. */
    private List<Row> about(Set<Row> named, Set<String> names) {
        names.forEach(name -> rows.stream().filter(row -> row.holds(name)).forEach(named::add));
        return named.isEmpty() ? rows : rows.stream().filter(named::contains).toList();
    }

    private boolean isProved(Stated stated, EvidenceFigures figures) {
        return switch (stated.kind()) {
            case FIGURE ->
                figures.hold(stated.value())
                        || stated.value().length() >= LONG_FIGURE
                                && (holds(stated.value()) || figures.days().contains(day(stated.value())));
            case SHARE -> figures.holdShare(stated.value());
            case SPAN -> figures.holdSpan(stated.value());
            case DAY -> figures.holdDay(stated.value(), figures.days());
            case EVENT_DAY -> figures.holdDay(stated.value(), figures.eventDays());
            case NAME -> holds(stated.value()) || figures.areIn(stated.value());
        };
    }

    private static String day(String figure) {
        return figure.matches("\\d{8}")
                ? figure.substring(0, 4) + "-" + figure.substring(4, 6) + "-" + figure.substring(6)
                : "";
    }

    /** Account numbers are written with and without dashes, and long texts with dots in their middle. */
    private boolean holds(String name) {
        String word = name.matches("\\d{4}-\\d{4}-\\d{4}") ? name.replace("-", "") : name;
        List<String> parts = Stream.of(word.split("…|\\.\\.\\."))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        boolean cut = word.endsWith("…") || parts.size() > 1;
        return parts.stream()
                        .allMatch(part -> rows.stream().anyMatch(row -> cut ? row.holdsStart(part) : row.holds(part)))
                || results.stream().anyMatch(result -> isAskedFor(result, word));
    }

    /** What was asked for is known without a row: literals of the query that it does not exclude, its tables and columns. */
    private static boolean isAskedFor(QueryResult result, String word) {
        String sought = word.toLowerCase(Locale.ROOT);
        String sql = result.sql().toLowerCase(Locale.ROOT);
        String literal = "'%?" + Pattern.quote(sought) + "%?'";
        boolean isLiteral = Pattern.compile(literal).matcher(sql).find()
                && !Pattern.compile("(<>|!=|\\bnot\\s+(like|in)\\b[^)]*)\\s*\\(?\\s*" + literal)
                        .matcher(sql)
                        .find();
        String tables = result.searched() + " " + sql.replaceAll("'[^']*'", "''");
        return isLiteral
                || CellText.holds(tables, sought) && !sought.matches("[\\d.,:-]+")
                || result.columns().stream().anyMatch(sought::equalsIgnoreCase);
    }
}
