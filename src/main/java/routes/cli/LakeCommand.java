package routes.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands have: which lake is meant, and a place to speak to. */
abstract class LakeCommand implements Callable<Integer> {
    /** Times as ISO-8601, durations in seconds. */
    static final ObjectWriter ONE_LINE = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .writer();

    private static final ObjectWriter JSON = ONE_LINE.withDefaultPrettyPrinter();

    @Mixin
    LakeOptions options = new LakeOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    final PrintWriter out() {
        return commandLine().getOut();
    }

    final PrintWriter err() {
        return commandLine().getErr();
    }

    final CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    /** Prints {@code document}, a record, as JSON that people can read too. */
    final void json(Object document) {
        try {
            say("%s%n", JSON.writeValueAsString(document));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Prints at once, so that a person or a pipe sees it while the command goes on. */
    final void say(String format, Object... values) {
        out().printf(Locale.ROOT, format, values);
        out().flush();
    }
}
