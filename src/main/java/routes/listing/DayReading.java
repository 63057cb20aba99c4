package routes.listing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import routes.placement.PlacementProfile;

/**
 * How one key pattern reads the day out of a folder's name, compared with one day. A pattern may begin with a group named
 * {@code prefix}: then a folder is read from each of its slashes on.
 */
final class DayReading {
    /** Where a group is filled with this, no key goes on. */
    private static final String NOTHING = "\uFFFF";

    private static final int UNDATED = 0;
    private static final String PREFIX = "prefix";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-zA-Z][a-zA-Z0-9]*)}");

    /** What a folder's name says of the day of all that lies below it. */
    enum Says {
        /** Nothing yet. */
        NOTHING,
        /** Another day. */
        ANOTHER,
        /** A year or month, and the day's own. */
        PERHAPS,
        /** The day. */
        THIS
    }

    private final @Nullable Pattern prefix;
    private final Pattern anyDay;
    private final Pattern beforeAnyDay;
    private final Pattern thisDay;
    private final Pattern beforeThisDay;

    private DayReading(
            @Nullable Pattern prefix, Pattern anyDay, Pattern beforeAnyDay, Pattern thisDay, Pattern beforeThisDay) {
        this.prefix = prefix;
        this.anyDay = anyDay;
        this.beforeAnyDay = beforeAnyDay;
        this.thisDay = thisDay;
        this.beforeThisDay = beforeThisDay;
    }

    /** Empty for a profile whose keys hold no day. */
    static Optional<DayReading> of(PlacementProfile profile, int day) {
        KeyPattern whole = new KeyPattern(profile.key().pattern());
        Optional<KeyPattern> rest = whole.behindLeading(PREFIX);
        Optional<Pattern> prefix = rest.flatMap(behind -> whole.body(PREFIX)).map(Pattern::compile);
        KeyPattern key = rest.orElse(whole);
        List<String> groups = VARIABLE.matcher(profile.partition().getOrDefault("logcalendarday", "0"))
                .results()
                .map(variable -> variable.group(1))
                .toList();
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        return day == UNDATED
                ? Optional.of(ofNoDay(prefix.orElse(null), key, groups))
                : digits(profile, day).map(digits -> ofDay(prefix.orElse(null), key, groups, digits));
    }

    private static DayReading ofDay(
            @Nullable Pattern prefix, KeyPattern key, List<String> groups, Map<String, String> digits) {
        KeyPattern thisDay = key.filled(digits);
        return new DayReading(
                prefix,
                key.compiled(),
                key.filled(nothing(groups)).compiled(),
                thisDay.compiled(),
                key.filled(digits).filled(nothing(last(groups))).compiled());
    }

    /** Only a whole day is another one than none: what lies in a year's or a month's folder has no day. */
    private static DayReading ofNoDay(@Nullable Pattern prefix, KeyPattern key, List<String> groups) {
        Pattern noDay = key.filled(nothing(groups)).compiled();
        return new DayReading(
                prefix, key.compiled(), key.filled(nothing(last(groups))).compiled(), noDay, noDay);
    }

    private static Map<String, String> nothing(List<String> groups) {
        return groups.stream().distinct().collect(Collectors.toMap(group -> group, group -> NOTHING));
    }

    private static List<String> last(List<String> groups) {
        return groups.subList(groups.size() - 1, groups.size());
    }

    /** What {@code folder} (up to and with its last slash) says, read from {@code from} characters on or later. */
    Says says(String folder, int from) {
        return starts(folder, from).map(this::says).max(Says::compareTo).orElse(Says.NOTHING);
    }

    private Says says(String folder) {
        if (!admits(anyDay, folder) || admits(beforeAnyDay, folder)) {
            return Says.NOTHING;
        }
        if (!admits(thisDay, folder)) {
            return Says.ANOTHER;
        }
        return admits(beforeThisDay, folder) ? Says.PERHAPS : Says.THIS;
    }

    private Stream<String> starts(String folder, int from) {
        Pattern before = prefix;
        return before == null
                ? Stream.of(folder)
                : IntStream.range(from, folder.length())
                        .filter(i -> i == 0 || folder.charAt(i - 1) == '/')
                        .filter(i -> before.matcher(folder.substring(0, i)).matches())
                        .mapToObj(folder::substring);
    }

    private static boolean admits(Pattern pattern, String start) {
        Matcher matcher = pattern.matcher(start);
        return matcher.matches() || matcher.hitEnd();
    }

    /** The digits of {@code day} as the profile's groups hold them; empty when its template does not add up to a day. */
    private static Optional<Map<String, String>> digits(PlacementProfile profile, int day) {
        KeyPattern key = new KeyPattern(profile.key().pattern());
        String template = profile.partition().getOrDefault("logcalendarday", "0");
        Map<String, String> groups = new HashMap<>();
        Matcher shape = Pattern.compile(VARIABLE.matcher(template).replaceAll(variable -> {
                    groups.put(variable.group(1), "");
                    return Matcher.quoteReplacement("(?<" + variable.group(1) + ">"
                            + key.body(variable.group(1)).orElse(NOTHING) + ")");
                }))
                .matcher(Integer.toString(day));
        if (!shape.matches()) {
            return Optional.empty();
        }
        groups.replaceAll((group, unset) -> shape.group(group));
        return Optional.of(groups);
    }
}
