package routes.looker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import routes.guard.AllowedTable;
import routes.guard.Policy;

/** What a model is told before it is asked. */
final class Prompt {
    private static final String FILE = "/prompts/looker.md";

    private final String rules;

    Prompt() {
        try (InputStream file = Objects.requireNonNull(Prompt.class.getResourceAsStream(FILE), FILE)) {
            rules = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(FILE, broken);
        }
    }

    /** The same for every question, so that it can be cached. */
    String rules() {
        return rules;
    }

    /** The same for every question of a role: the tables that it may read. */
    String tables(Policy policy) {
        return policy.tables().stream().map(Prompt::card).collect(Collectors.joining("\n", "The tables\n", "\n"));
    }

    /** What is new with each question stands with it, so that what is cached stays the same. */
    String question(String text, LocalDate today) {
        return "Today is " + today + " (UTC).\n\n" + text;
    }

    private static String card(AllowedTable table) {
        return "- " + table.name() + ": " + table.comment() + "\n"
                + table.columns().stream()
                        .map(column -> "  " + column.name() + " " + column.type() + ": " + column.comment())
                        .collect(Collectors.joining("\n"));
    }
}
