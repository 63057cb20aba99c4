package routes.looker;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures and days that cited rows hold or add up to. */
final class EvidenceFigures {
    private static final Pattern NUMBER = Pattern.compile(Statements.NUMBER);
    /** A number in a text that is no part of a date, an address or an identifier. */
    private static final Pattern ALONE =
            Pattern.compile("(?<![\\w./-])(?<!\\w:)-?\\d+(?:\\.\\d+)?(?![\\w:/-]|[.,]\\d)");

    private static final Pattern DAY = Pattern.compile("(?<![\\d-])((?:19|20)\\d\\d)-?(\\d\\d)-?(\\d\\d)(?!\\d)");
    private static final Pattern WINDOW =
            Pattern.compile("from (\\d{4}-\\d\\d-\\d\\d) (?:to (\\d{4}-\\d\\d-\\d\\d)|on)");
    private static final Pattern COUNTS = Pattern.compile("(?i)\\b(count|count_if|sum|approx_distinct)\\s*\\(");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LONGEST_TEXT = 20_000;
    private static final int SHARE_DIGITS = 12;

    private final List<QueryResult> results;
    private final Set<BigDecimal> figures = new HashSet<>();
    private final List<BigDecimal> shares = new ArrayList<>();
    private final Set<String> eventDays = new HashSet<>();
    private final Set<String> days = new HashSet<>();

    /**
     * @param rows all that are cited
     * @param about those of them that the text names
     */
    EvidenceFigures(List<QueryResult> results, List<Evidence.Row> rows, List<Evidence.Row> about) {
        this.results = results;
        for (QueryResult result : results) {
            List<Evidence.Row> own =
                    about.stream().filter(row -> row.result().equals(result)).toList();
            List<Evidence.Row> all =
                    rows.stream().filter(row -> row.result().equals(result)).toList();
            own.forEach(this::cells);
            count(result, own.size());
            count(result, all.size());
            for (int column = 0; column < result.columns().size(); column++) {
                add(sum(numbers(own, column)));
                share(numbers(own, column), numbers(all, column));
            }
            days(days, result.searched());
            days(days, result.sql());
        }
        add(BigDecimal.valueOf(rows.size() == 1 ? 0 : rows.size()));
        days.addAll(eventDays);
    }

    /** Of a query that counts, one row is no count of anything. */
    private void count(QueryResult result, int size) {
        if (size != 1 || !COUNTS.matcher(result.sql()).find()) {
            add(BigDecimal.valueOf(size));
        }
    }

    private void cells(Evidence.Row row) {
        for (String cell : row.values()) {
            if (cell != null && cell.length() <= LONGEST_TEXT) {
                Matcher number = ALONE.matcher(cell);
                while (number.find()) {
                    add(new BigDecimal(number.group()));
                }
                days(eventDays, cell);
            }
        }
    }

    private static void days(Set<String> into, String text) {
        DAY.matcher(text).results().forEach(day -> into.add(day.group(1) + "-" + day.group(2) + "-" + day.group(3)));
    }

    private static List<BigDecimal> numbers(List<Evidence.Row> rows, int column) {
        return rows.stream()
                .flatMap(row -> Stream.ofNullable(row.values().get(column)))
                .filter(cell -> cell.length() < 40 && NUMBER.matcher(cell).matches())
                .map(cell -> new BigDecimal(cell.replace(",", "")))
                .toList();
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void share(List<BigDecimal> own, List<BigDecimal> all) {
        BigDecimal whole = sum(all);
        if (all.size() > 1 && whole.signum() != 0) {
            Stream.concat(own.stream(), Stream.of(sum(own)).filter(part -> own.size() < all.size()))
                    .map(part -> part.multiply(HUNDRED).divide(whole, SHARE_DIGITS, RoundingMode.HALF_EVEN))
                    .forEach(shares::add);
        }
    }

    private void add(BigDecimal figure) {
        figures.add(plain(figure));
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /** The figure itself, or one that rounds to it where it has decimals. */
    boolean hold(String number) {
        BigDecimal sought = new BigDecimal(number.replace(",", ""));
        return figures.contains(plain(sought)) || sought.scale() > 0 && rounds(figures, sought);
    }

    private static boolean rounds(Iterable<BigDecimal> figures, BigDecimal sought) {
        for (BigDecimal figure : figures) {
            if (figure.setScale(Math.max(0, sought.scale()), RoundingMode.HALF_UP)
                            .compareTo(sought)
                    == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a share of a column's sum, or stands in a row as a percentage or a fraction of 1. */
    boolean holdShare(String number) {
        BigDecimal sought = new BigDecimal(number.replace(",", ""));
        return hold(number)
                || rounds(shares, sought)
                || figures.contains(plain(sought.divide(HUNDRED, SHARE_DIGITS, RoundingMode.HALF_EVEN)));
    }

    /** Figures side by side, such as 3/5, 3-5 or 5x. */
    boolean areIn(String word) {
        String[] parts = word.replaceFirst("(?<=\\d)(x|×|ms|s|h|d)$", "").split("[/,-]");
        return parts.length > 0
                && parts.length <= 2
                && Stream.of(parts).allMatch(part -> NUMBER.matcher(part).matches() && hold(part));
    }

    /** Days, hours or weeks that were searched, or a figure of the rows. */
    boolean holdSpan(String span) {
        String[] words = span.split(" ");
        long number = Long.parseLong(words[0].length() > 9 ? "-1" : words[0]);
        long sought = words[1].startsWith("week") ? number * 7 : words[1].startsWith("hour") ? number / 24 : number;
        boolean whole = !words[1].startsWith("hour") || number % 24 == 0;
        return hold(words[0])
                || whole
                        && results.stream()
                                .flatMap(EvidenceFigures::windows)
                                .anyMatch(days -> days == sought || days + 1 == sought);
    }

    private static Stream<Long> windows(QueryResult result) {
        return WINDOW.matcher(result.searched()).results().map(window -> {
            @Nullable String to = window.group(2);
            LocalDate last = to == null ? LocalDate.ofInstant(result.at(), ZoneOffset.UTC) : LocalDate.parse(to);
            return ChronoUnit.DAYS.between(LocalDate.parse(window.group(1)), last);
        });
    }

    Set<String> days() {
        return days;
    }

    /** Days of the rows; where they have none, those that were searched. */
    Set<String> eventDays() {
        return eventDays.isEmpty() ? days : eventDays;
    }

    /** A day, a day of any year, a month or a year. */
    boolean holdDay(String value, Set<String> among) {
        return among.stream()
                .anyMatch(day -> value.startsWith("--") ? day.endsWith(value.substring(1)) : day.startsWith(value));
    }
}
