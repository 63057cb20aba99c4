package routes.manifest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One partition of a readready table: all rows of one day, whenever they came. Its files lie in one folder per generation, of which
 * readers see one.
 *
 * @param day of the events, yyyymmdd in UTC
 */
public record EventDay(String table, int day) {
    private static final Pattern KEY = Pattern.compile("([^/]+)/logcalendarday=(\\d+)/gen-(\\d+)/[^/]+\\.orc");

    /** Of the files before the first seal. */
    public static final int FIRST_GENERATION = 1;

    /** Key of the folder of a generation, with its slash. */
    public String folder(int generation) {
        return prefix() + String.format(Locale.ROOT, "gen-%04d/", generation);
    }

    /** Above the folders of all generations. */
    public String prefix() {
        return table + "/logcalendarday=" + day + "/";
    }

    /**
     * The day whose file {@code key} is.
     *
     * @throws IllegalArgumentException it is no file of a readready table
     */
    public static EventDay of(String key) {
        Matcher match = matched(key);
        return new EventDay(match.group(1), Integer.parseInt(match.group(2)));
    }

    /** The generation whose folder {@code key} lies in. */
    public static int generation(String key) {
        return Integer.parseInt(matched(key).group(3));
    }

    static boolean isFile(String key) {
        return KEY.matcher(key).matches();
    }

    private static Matcher matched(String key) {
        Matcher match = KEY.matcher(key);
        if (!match.matches()) {
            throw new IllegalArgumentException(key + " is no file of a readready table");
        }
        return match;
    }

    /** {@code from_cloudtrail_readready/20261120} */
    @Override
    public String toString() {
        return table + "/" + day;
    }
}
