package routes.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code loglake stop}. */
@Command(
        name = "stop",
        description =
                "Stops the lake that runs on the data directory. What is under way comes again at the next start.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake stop"})
final class StopCommand implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 60;

    @Mixin
    LakeOptions options = new LakeOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        DataDirectory directory = options.directory();
        ProcessHandle lake = directory
                .running()
                .flatMap(running -> ProcessHandle.of(running.pid()))
                .orElse(null);
        if (lake == null) {
            say("no lake runs on " + directory.folder());
            return 0;
        }
        lake.destroy();
        lake.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        say("stopped the lake on " + directory.folder());
        return 0;
    }

    private void say(String line) {
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
