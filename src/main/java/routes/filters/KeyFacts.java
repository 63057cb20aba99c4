package routes.filters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import routes.events.S3Object;

/**
 * What a key tells about its log: account, Region and organization in keys as AWS services write them
 * ({@code AWSLogs/<org>/<account>/<service>/<region>/…}), and a day; null where the key does not say. Read when first asked for.
 */
public final class KeyFacts {
    private static final Pattern AWS_LOG_KEY = Pattern.compile(
            "(?:^|/)AWSLogs/(?:(?<org>o-[a-z0-9]+)/)?(?<account>[0-9]{12})/(?:[^/]+/(?<region>[a-z]{2,4}(?:-[a-z]+)+-[0-9]+)/)?");

    /** Folders first, then a partition, then digits that stand alone or before the T of a time. */
    private static final Pattern[] DAYS = {
        Pattern.compile("(?:^|/)((?:19|20)[0-9]{2})/([0-9]{2})/([0-9]{2})(?=/|$)"),
        Pattern.compile("logcalendarday=([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])"),
        Pattern.compile("(?<![0-9A-Za-z])((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9A-SU-Za-z])"),
    };

    private final S3Object object;
    private @Nullable Matcher log;
    private boolean isLog;
    private @Nullable Optional<LocalDate> day;

    private KeyFacts(S3Object object) {
        this.object = object;
    }

    static KeyFacts of(S3Object object) {
        return new KeyFacts(object);
    }

    /** The account that a key names, if it does. */
    public static Optional<String> account(String key) {
        Matcher found = AWS_LOG_KEY.matcher(key);
        return found.find() ? Optional.of(found.group("account")) : Optional.empty();
    }

    /** What is known of {@code object}, by the names that rules use; in their order. */
    public static Map<String, String> told(S3Object object) {
        KeyFacts facts = of(object);
        Map<String, String> told = new LinkedHashMap<>();
        put(told, "bucket", object.bucket().isEmpty() ? null : object.bucket());
        put(told, "account", facts.account());
        put(told, "region", facts.region());
        put(told, "org", facts.org());
        Long day = facts.logDate();
        put(told, "logDate", day == null ? null : LocalDate.ofEpochDay(day).toString());
        put(told, "bytes", facts.bytes() == null ? null : String.valueOf(object.bytes()));
        return told;
    }

    private static void put(Map<String, String> told, String name, @Nullable String value) {
        if (value != null) {
            told.put(name, value);
        }
    }

    S3Object object() {
        return object;
    }

    @Nullable
    String org() {
        return part("org");
    }

    @Nullable
    String account() {
        return part("account");
    }

    @Nullable
    String region() {
        return part("region");
    }

    /** The day of the log, as days since 1970. */
    @Nullable
    Long logDate() {
        if (day == null) {
            day = Optional.ofNullable(day(object.key()));
        }
        return day.map(LocalDate::toEpochDay).orElse(null);
    }

    /** Null where nobody told the size. */
    @Nullable
    Long bytes() {
        return object.bytes() == S3Object.UNKNOWN_SIZE ? null : Long.valueOf(object.bytes());
    }

    private @Nullable String part(String group) {
        if (log == null) {
            log = AWS_LOG_KEY.matcher(object.key());
            isLog = log.find();
        }
        return isLog ? log.group(group) : null;
    }

    private static @Nullable LocalDate day(String key) {
        for (Pattern pattern : DAYS) {
            Matcher found = pattern.matcher(key);
            while (found.find()) {
                try {
                    return LocalDate.of(number(found, 1), number(found, 2), number(found, 3));
                } catch (DateTimeException noSuchDay) {
                    continue;
                }
            }
        }
        return null;
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
