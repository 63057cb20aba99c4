package routes.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;

/** The places a setting may come from besides the bundled file: a file, the environment and -D. */
public final class Layers {
    // Kubernetes sets these for a Service that happens to be called loglake.
    private static final Pattern SERVICE_LINK =
            Pattern.compile("LOGLAKE_(SERVICE|PORT)(_.*)?|LOGLAKE_\\w+_(SERVICE|PORT)_.*");

    private Layers() {}

    /**
     * Lays a file (may be null), the environment and the system properties over {@code settings}, in this order.
     *
     * @throws LakeException BAD_CONFIGURATION for an unreadable file or an unknown {@code loglake.*} key
     */
    public static Settings over(
            Settings settings, @Nullable Path file, Map<String, String> environment, Properties system) {
        Settings layered = file == null ? settings : settings.with(lakeKeys(read(file)), file.toString());
        return layered.with(ofEnvironment(layered, environment), "the environment")
                .with(lakeKeys(system), "the system properties (-D)");
    }

    private static Map<String, String> ofEnvironment(Settings settings, Map<String, String> environment) {
        Map<String, String> byVariable = new TreeMap<>();
        settings.keys().forEach(key -> byVariable.put(variable(key), key));
        Map<String, String> layer = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("LOGLAKE_") && !SERVICE_LINK.matcher(name).matches()) {
                layer.put(byVariable.getOrDefault(name, name), value);
            }
        });
        return layer;
    }

    /** {@code LOGLAKE_LOG_LEVEL} for {@code loglake.log-level}. */
    static String variable(String key) {
        return key.replace('.', '_').replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }

    private static Map<String, String> lakeKeys(Properties properties) {
        Map<String, String> layer = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith("loglake."))
                .forEach(key -> layer.put(key, properties.getProperty(key)));
        return layer;
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION, "settings file " + file + " cannot be read: " + unreadable, unreadable);
        }
        return properties;
    }
}
