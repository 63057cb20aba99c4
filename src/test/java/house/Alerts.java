package house;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** The alerts of {@code k8s/alerts.yaml}. */
public final class Alerts {
    private static final Path FILE = Path.of("k8s/alerts.yaml");

    private Alerts() {}

    /** One rule, as Prometheus reads it. */
    public record Alert(
            String alert, String expr, String from, Map<String, String> labels, Map<String, String> annotations) {

        /** {@code dead-letters} for {@code DeadLetters}. */
        public String page() {
            return alert.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        }
    }

    public static List<Alert> all() throws IOException {
        try (Reader text = Files.newBufferedReader(FILE)) {
            Map<?, ?> group = only(child(child(new Yaml().load(text), "spec"), "groups"));
            return StreamSupport.stream(((Iterable<?>) child(group, "rules")).spliterator(), false)
                    .map(Alerts::alert)
                    .toList();
        }
    }

    private static Alert alert(Object rule) {
        return new Alert(
                text(rule, "alert"),
                text(rule, "expr"),
                text(rule, "for"),
                texts(child(rule, "labels")),
                texts(child(rule, "annotations")));
    }

    private static Object child(Object parent, String key) {
        Object child = ((Map<?, ?>) parent).get(key);
        if (child == null) {
            throw new AssertionError(FILE + ": " + key + " is missing in " + parent);
        }
        return child;
    }

    private static Map<?, ?> only(Object list) {
        return (Map<?, ?>) ((List<?>) list).get(0);
    }

    private static String text(Object parent, String key) {
        return String.valueOf(child(parent, key));
    }

    private static Map<String, String> texts(Object map) {
        return ((Map<?, ?>) map)
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
    }
}
