package local.bedrock;

import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a question narrows itself to: days, people, sessions, accounts, buckets, tools. */
final class Slots {
    private static final Pattern DAY = Pattern.compile("\\b(20\\d\\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])\\b");
    private static final Pattern SPAN = Pattern.compile(
            "\\b(?:last|past|previous)\\s+(\\d{1,3}|two|three|four|five|six|seven|ten)\\s+(hour|day|week|month)s?\\b");
    private static final Pattern MONTH = Pattern.compile("\\b(?:in|since|during)\\s+("
            + Stream.of(Month.values())
                    .map(month -> month.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("|"))
            + ")(?:\\s+(\\d{1,2})\\b(?!\\d))?");
    private static final Map<String, String> PHRASES = phrases();
    private static final Map<String, Integer> NUMBERS =
            Map.of("two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "ten", 10);
    private static final Pattern SESSION = Pattern.compile("\\b(?:[\\w.@+-]+-)?(?=[0-9a-f]*\\d)[0-9a-f]{12,17}\\b");
    private static final Pattern ACCOUNT = Pattern.compile("\\b\\d{12}\\b");
    private static final Pattern ARN = Pattern.compile("\\barn:aws[\\w-]*:(?:iam|sts)::[^\\s,;?]+");
    private static final Pattern NAME =
            Pattern.compile("\\b[a-z][a-z0-9]*[._][a-z][a-z0-9._]*(?:@[a-z0-9.-]+)?\\b|\\b[\\w.+-]+@[a-z0-9.-]+\\b");
    private static final Pattern SOMEBODY = Pattern.compile(
            "(?i)\\b(?:by|user|did|has|does|was|of|person|about|principal)\\s+([a-z][a-z0-9-]{2,30})(?:'s)?\\b");
    private static final Pattern BUCKET = Pattern.compile(
            "s3://([a-z0-9.-]+)|\\b([a-z0-9]+(?:-[a-z0-9]+)*-bucket(?:-[a-z0-9]+)*)\\b|\\bbucket\\s+([a-z0-9]+(?:[.-][a-z0-9]+)+)\\b");
    private static final Pattern TOOL = Pattern.compile(
            "(?i)\\b(?:tool|function)\\s+([a-z]+(?:_[a-z0-9]+)+)\\b|\\b([a-z]+(?:_[a-z0-9]+)+)\\s+tool\\b");
    private static final Pattern SOURCE = Pattern.compile("(?i)\\b(cloudtrail|cloudwatch|bedrock|looker)\\b");

    private Slots() {}

    private static Map<String, String> phrases() {
        Map<String, String> phrases = new LinkedHashMap<>();
        phrases.put("yesterday", "T-1d");
        phrases.put("today", "T");
        phrases.put("last week", "T-7d");
        phrases.put("past week", "T-7d");
        phrases.put("this week", "T-7d");
        phrases.put("last month", "T-30d");
        phrases.put("past month", "T-30d");
        phrases.put("this month", "T-30d");
        phrases.put("last night", "T-1d");
        phrases.put("last 24 hours", "T-1d");
        phrases.put("last year", "T-365d");
        return phrases;
    }

    /** By the name that playbooks give such a parameter; {@code from} is a day as they take it. */
    static Map<String, String> of(Asked asked) {
        Map<String, String> slots = new LinkedHashMap<>();
        Optional<String> arn = first(ARN, asked.text());
        arn.ifPresent(name -> slots.put("user", name));
        String text = arn.map(name -> asked.text().replace(name, " ")).orElse(asked.text());
        from(asked).ifPresent(day -> slots.put("from", day));
        Optional<String> session =
                first(SESSION, text).filter(id -> !ACCOUNT.matcher(id).matches());
        session.ifPresent(id -> slots.put("session", id));
        first(ACCOUNT, text).ifPresent(account -> slots.put("account", account));
        first(BUCKET, text).ifPresent(bucket -> slots.put("bucket", bucket));
        first(TOOL, text).ifPresent(tool -> slots.put("tool", tool));
        first(SOURCE, text.toLowerCase(Locale.ROOT)).ifPresent(source -> slots.put("source", source));
        String rest = slots.values().stream().reduce(text, (left, value) -> left.replace(value, " "));
        person(rest).ifPresent(person -> slots.putIfAbsent("user", person));
        return slots;
    }

    private static Optional<String> from(Asked asked) {
        String text = asked.text().toLowerCase(Locale.ROOT);
        Matcher day = DAY.matcher(text);
        if (day.find()) {
            return Optional.of(day.group(1) + "-" + day.group(2) + "-" + day.group(3));
        }
        Matcher span = SPAN.matcher(text);
        if (span.find()) {
            return Optional.of("T-" + days(span.group(1), span.group(2)) + "d");
        }
        Matcher month = MONTH.matcher(text);
        if (month.find()) {
            return Optional.of(month(asked.today(), month));
        }
        return PHRASES.keySet().stream().filter(text::contains).findFirst().map(PHRASES::get);
    }

    private static int days(String count, String unit) {
        int number = NUMBERS.containsKey(count) ? NUMBERS.get(count) : Integer.parseInt(count);
        return switch (unit) {
            case "hour" -> (number + 23) / 24;
            case "week" -> 7 * number;
            case "month" -> 30 * number;
            default -> number;
        };
    }

    /** A month without a year is the last one of that name. */
    private static String month(LocalDate today, Matcher found) {
        Month month = Month.valueOf(found.group(1).toUpperCase(Locale.ROOT));
        int day = found.group(2) == null ? 1 : Math.max(1, Math.min(28, Integer.parseInt(found.group(2))));
        LocalDate first = LocalDate.of(today.getYear(), month, day);
        return (first.isAfter(today) ? first.minusYears(1) : first).toString();
    }

    private static Optional<String> person(String text) {
        Optional<String> named = first(NAME, text.toLowerCase(Locale.ROOT)).filter(Slots::isName);
        return named.or(() -> SOMEBODY.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(word -> !Words.isKnown(word))
                .findFirst());
    }

    private static boolean isName(String word) {
        return word.contains("@") || !word.endsWith(".com") && !word.endsWith("_readready");
    }

    /** The first group that matched, or the whole. */
    private static Optional<String> first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().map(Slots::value);
    }

    private static String value(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return match.group();
    }
}
