package routes.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands have: which lake is meant, and a place to speak to. */
abstract class LakeCommand implements Callable<Integer> {
    @Mixin
    LakeOptions options = new LakeOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    final PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    final PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    /** Prints at once, so that a person or a pipe sees it while the command goes on. */
    final void say(String format, Object... values) {
        out().printf(Locale.ROOT, format, values);
        out().flush();
    }
}
