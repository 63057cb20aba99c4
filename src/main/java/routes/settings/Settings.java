package routes.settings;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import routes.failures.LakeException;
import routes.failures.Reason;

/**
 * The {@code loglake.*} settings of one lake. The bundled {@code application.properties} names every key there is; a key given
 * elsewhere that it does not name stops the start. Later layers win: bundled, local AWS, file, environment, -D, command line.
 */
public final class Settings {
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*(B|KB|MB|GB)");
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");
    private static final Map<String, Long> BYTES = Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /** The settings as bundled, without any layer above. */
    public static Settings bundled() {
        return new Settings(lakeKeys(resource("/application.properties")));
    }

    /** These settings with the defaults of the local AWS over them. */
    public Settings onLocalAws() {
        return with(lakeKeys(resource("/application-local.properties")), "application-local.properties");
    }

    /**
     * These settings with {@code layer} over them.
     *
     * @param origin names the layer in the error
     * @throws LakeException BAD_CONFIGURATION for a key that is not a setting
     */
    public Settings with(Map<String, String> layer, String origin) {
        Map<String, String> merged = new TreeMap<>(values);
        layer.forEach((key, value) -> {
            if (!values.containsKey(key)) {
                throw new LakeException(
                        Reason.BAD_CONFIGURATION,
                        "unknown setting " + key + " in " + origin + "; did you mean " + nearest(key)
                                + "? All settings stand in application.properties");
            }
            merged.put(key, value);
        });
        return new Settings(merged);
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public Map<String, String> asMap() {
        return Map.copyOf(values);
    }

    /** The value as written; empty when nothing is set. */
    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is not a setting");
        }
        return value.strip();
    }

    /** A whole number of at least {@code least}. */
    public int number(String key, int least) {
        try {
            int number = Integer.parseInt(text(key));
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw refused(key, "a whole number of at least " + least);
        }
        throw refused(key, "a whole number of at least " + least);
    }

    /** Bytes, written as {@code 64MB}; binary units. */
    public long bytes(String key) {
        return size(text(key)).orElseThrow(() -> refused(key, "a size such as 64MB"));
    }

    /** The bytes of {@code 64MB}; empty when it is no size. */
    public static Optional<Long> size(String text) {
        Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        return size.matches()
                ? Optional.of(Math.multiplyExact(Long.parseLong(size.group(1)), BYTES.getOrDefault(size.group(2), 1L)))
                : Optional.empty();
    }

    /** A time span, written as {@code 90s} or {@code 5m}. */
    public Duration duration(String key) {
        return span(text(key)).orElseThrow(() -> refused(key, "a time span such as 90s, 5m or 12h"));
    }

    /** The duration of {@code 90s}; empty when it is none. */
    public static Optional<Duration> span(String text) {
        Matcher duration = DURATION.matcher(text.strip());
        return duration.matches()
                ? Optional.of(UNITS.getOrDefault(duration.group(2), Duration.ZERO)
                        .multipliedBy(Long.parseLong(duration.group(1))))
                : Optional.empty();
    }

    /** Dollars above zero, written as {@code 0.50}. */
    public double dollars(String key) {
        if (text(key).matches("\\d{1,9}(\\.\\d{1,6})?") && Double.parseDouble(text(key)) > 0) {
            return Double.parseDouble(text(key));
        }
        throw refused(key, "dollars such as 0.50");
    }

    /** One of {@code choices}. */
    public String oneOf(String key, Set<String> choices) {
        String value = text(key);
        if (!choices.contains(value)) {
            throw refused(key, "one of " + String.join(", ", new java.util.TreeSet<>(choices)));
        }
        return value;
    }

    private LakeException refused(String key, String expected) {
        return new LakeException(
                Reason.BAD_CONFIGURATION, key + "=" + values.get(key) + " is not understood; expected " + expected);
    }

    private String nearest(String key) {
        return values.keySet().stream()
                .min(java.util.Comparator.comparingInt(known -> Typos.distance(known, key)))
                .orElseThrow();
    }

    private static Map<String, String> lakeKeys(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith("loglake."))
                .collect(Collectors.toMap(key -> key, properties::getProperty, (a, b) -> b, TreeMap::new));
    }

    private static Properties resource(String name) {
        Properties properties = new Properties();
        try (InputStream in = Settings.class.getResourceAsStream(name)) {
            properties.load(java.util.Objects.requireNonNull(in, name));
        } catch (IOException unreadable) {
            throw new LakeException(Reason.BAD_CONFIGURATION, name + " of the jar cannot be read", unreadable);
        }
        return properties;
    }
}
