package routes.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The functions that a query may call: {@code guard/functions.txt}. */
final class Functions {
    static final Set<String> ALLOWED = read("/guard/functions.txt");

    private Functions() {}

    private static Set<String> read(String file) {
        Set<String> names = new TreeSet<>();
        try (InputStream in = Objects.requireNonNull(Functions.class.getResourceAsStream(file), file)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.addAll(Set.of(line.strip().split("\\s+"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        names.remove("");
        return Set.copyOf(names);
    }
}
