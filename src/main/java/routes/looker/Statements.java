package routes.looker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a text to pieces: its figures, days and names. What is left of it is prose, which no program can check. */
final class Statements {
    static final String NUMBER = "-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";
    /** Stands where something was taken out, so that what follows does not begin a sentence. */
    static final String TAKEN = " _ ";

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{1,6})?\\.?";
    private static final String ON = "(\\b[Oo]n\\s+(?:the\\s+)?)?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final Pattern CITE = Pattern.compile("\\bQ\\d+(?:#\\d+)?\\b");
    private static final Pattern QUOTED = Pattern.compile(
            "\"([^\"]{1,300})\"|“([^”]{1,300})”|`([^`]{1,300})`|(?<![\\p{L}\\d])'([^']{1,300})'(?![\\p{L}\\d])");
    private static final Pattern DAY_MONTH =
            Pattern.compile(ON + "\\b" + DAY + "(?:\\s+of)?\\s+" + MONTH + "(?:,?\\s+(\\d{4}))?\\b");
    private static final Pattern MONTH_DAY =
            Pattern.compile(ON + "\\b" + MONTH + "\\s+" + DAY + "(?![\\d:]|,\\d{3})(?:,?\\s+(\\d{4})\\b)?");
    private static final Pattern MONTH_YEAR = Pattern.compile("\\b" + MONTH + ",?\\s+(\\d{4})\\b");
    private static final Pattern ISO_DAY = Pattern.compile(ON + "(?<![\\w./:-])(\\d{4}-\\d\\d-\\d\\d)(?![\\w/-])");
    private static final Pattern YEAR = Pattern.compile(
            "\\b(?:[Ii]n|[Ss]ince|[Dd]uring|year)\\s+((?:19|20)\\d\\d)\\b(?!\\s*[-:%,]?\\d|\\s+\\p{L}+s\\b)");
    private static final Pattern SHARE = Pattern.compile("(" + NUMBER + ")\\s*(?:%|percent\\b|per cent\\b)");
    private static final Pattern SPAN = Pattern.compile("\\b(\\d+|\\p{L}+)[ -](days?|hours?|weeks?)\\b");
    private static final Pattern INTRODUCED = Pattern.compile(
            "\\b(?:[Bb]y|[Uu]sers?|[Rr]oles?|[Pp]erson|[Pp]rincipal|[Nn]amed|[Bb]ucket|[Ii]nstance|[Aa]gent|[Mm]odel|[Tt]ool|[Pp]olicy|[Tt]rail)\\s+"
                    + "(\\p{Lu}[\\p{L}_-]*)");
    private static final Pattern WORD = Pattern.compile(
            "(?:(?<![^\\s(\\[=~<>≈$€])-)?[\\p{L}\\d](?:[\\p{L}\\d_.,:/@+*=-]*[\\p{L}\\d_])?(?:(?<=[\\p{L}_])…)?");
    /** Of words without a digit these are names: camelCase, jane.doe, a_b, a@b, arn:…. */
    private static final Pattern NAME =
            Pattern.compile("\\p{Ll}\\p{Lu}|\\p{L}{2}\\.\\p{Ll}{2}|\\p{L}_\\p{L}|\\p{L}@\\p{L}|::|^arn:|/.*/");
    /** Names of the trade: they tell of no row. */
    private static final Set<String> TRADE = Set.of(
            ("aws amazon iam s3 ec2 sts ssm mfa ipv4 ipv6 sha256 base64 utf8 cloudtrail cloudwatch guardduty dynamodb bedrock athena looker lambda session"
                            + " console root region utc api log logs eventbridge secretsmanager github javascript access identity the a an")
                    .split(" "));

    static final Map<String, Integer> SPELT = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("once", 1),
            Map.entry("two", 2),
            Map.entry("twice", 2),
            Map.entry("three", 3),
            Map.entry("thrice", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("dozen", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90),
            Map.entry("hundred", 100),
            Map.entry("thousand", 1_000),
            Map.entry("million", 1_000_000));

    private static final Pattern ONE = Pattern.compile(
            "\\b[Oo]ne(?=\\s+(?:time|session|event|call|row|user|account|role|error|failure|login|attempt|request|query|key|instance)\\b)");
    private static final Pattern NO_COUNT =
            Pattern.compile("\\b(?:[Aa]t|[Mm]ore than) once\\b|\\b[Oo]nce (?:more|again)\\b");

    private final List<Stated> found = new ArrayList<>();
    private String rest;

    private Statements(String text) {
        rest = text;
    }

    static List<Stated> of(String text) {
        Statements statements = new Statements(CITE.matcher(text).replaceAll(" "));
        statements.days();
        statements.figures();
        statements.take(WORD, match -> word(match.group()));
        return List.copyOf(statements.found);
    }

    private void days() {
        take(QUOTED, match -> new Stated(Stated.Kind.NAME, match.group(), quoted(match)));
        take(DAY_MONTH, match -> day(match, match.group(4), match.group(3), match.group(2)));
        take(MONTH_DAY, match -> day(match, match.group(4), match.group(2), match.group(3)));
        take(
                MONTH_YEAR,
                match -> new Stated(Stated.Kind.DAY, match.group(), match.group(2) + "-" + month(match.group(1))));
        take(ISO_DAY, match -> new Stated(kind(match), match.group(2), match.group(2)));
        take(YEAR, match -> new Stated(Stated.Kind.DAY, match.group(), match.group(1)));
    }

    private void figures() {
        take(SHARE, match -> new Stated(Stated.Kind.SHARE, match.group(), match.group(1)));
        take(NO_COUNT, match -> null);
        take(ONE, match -> new Stated(Stated.Kind.FIGURE, match.group(), "1"));
        take(SPAN, match -> {
            String number = spelt(match.group(1));
            return number.matches("\\d+")
                    ? new Stated(Stated.Kind.SPAN, match.group(), number + " " + match.group(2))
                    : null;
        });
        take(INTRODUCED, match -> word(match.group(1), true));
    }

    private void take(Pattern pattern, Function<MatchResult, @Nullable Stated> read) {
        rest = pattern.matcher(rest).replaceAll(match -> {
            @Nullable Stated stated = read.apply(match);
            if (stated != null) {
                found.add(stated);
            }
            return stated == null && pattern != NO_COUNT ? Matcher.quoteReplacement(match.group()) : TAKEN;
        });
    }

    private static String quoted(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return match.group();
    }

    private static Stated day(MatchResult match, @Nullable String year, String month, String day) {
        String value = (year == null ? "-" : year) + "-" + month(month) + "-" + (day.length() == 1 ? "0" : "") + day;
        return new Stated(kind(match), match.group(), value);
    }

    private static Stated.Kind kind(MatchResult match) {
        return match.group(1) == null ? Stated.Kind.DAY : Stated.Kind.EVENT_DAY;
    }

    private static String month(String name) {
        return String.format(Locale.ROOT, "%02d", MONTHS.indexOf(name.substring(0, 3)) / 3 + 1);
    }

    static String spelt(String word) {
        @Nullable Integer number = SPELT.get(word.toLowerCase(Locale.ROOT));
        return number == null ? word : number.toString();
    }

    private static @Nullable Stated word(String word) {
        return word(word, false);
    }

    private static @Nullable Stated word(String word, boolean isName) {
        String number = spelt(word);
        if (number.matches(NUMBER)) {
            return new Stated(Stated.Kind.FIGURE, word, number);
        }
        boolean names = isName
                || word.chars().anyMatch(Character::isDigit)
                || NAME.matcher(word).find();
        return names && !TRADE.contains(word.toLowerCase(Locale.ROOT))
                ? new Stated(Stated.Kind.NAME, word, word)
                : null;
    }
}
