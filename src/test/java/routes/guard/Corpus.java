package routes.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import routes.tables.Sources;

/** The queries below {@code src/test/resources/guard}, and a guard to hold them against. */
public final class Corpus {
    private static final Pattern REPEATED = Pattern.compile("@\\{(\\d+)\\*([^@]*)@}");
    private static final Pattern ESCAPED = Pattern.compile("<U\\+([0-9a-f]+)>");

    /** @param name after {@code -- }; of a hostile one it begins with the codes that may refuse it */
    public record Example(String name, String sql) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Corpus() {}

    static Guard guard() {
        return new Guard("loglake", Clock.systemUTC());
    }

    static Policy policy(String role) {
        return Policies.of("", Sources.bundled()).of(role);
    }

    public static List<Example> legitimate() {
        return read("legitimate.sql");
    }

    public static List<Example> hostile() {
        return read("hostile.sql");
    }

    /** The first paragraph says what the file is; every other one begins with a name. */
    private static List<Example> read(String file) {
        List<Example> examples = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream("/guard/" + file), file)) {
            String[] paragraphs = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n+");
            for (String paragraph : List.of(paragraphs).subList(1, paragraphs.length)) {
                String[] parts = paragraph.split("\n", 2);
                examples.add(new Example(parts[0].substring(3), decoded(parts.length == 1 ? "" : parts[1])));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return examples;
    }

    /** {@code @{100*(@}} stands for a hundred parentheses, {@code <U+202e>} for a character that no editor shows. */
    private static String decoded(String text) {
        String repeated = REPEATED.matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group(2).repeat(Integer.parseInt(match.group(1)))));
        return ESCAPED.matcher(repeated)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(match.group(1), 16))));
    }
}
