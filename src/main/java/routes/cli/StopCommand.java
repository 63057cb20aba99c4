package routes.cli;

import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/** {@code loglake stop}. */
@Command(
        name = "stop",
        description =
                "Stops the lake that runs on the data directory. What is under way comes again at the next start.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake stop"})
final class StopCommand extends LakeCommand {
    private static final long PATIENCE_SECONDS = 60;

    @Override
    public Integer call() throws Exception {
        DataDirectory directory = options.directory();
        ProcessHandle lake = directory
                .running()
                .flatMap(running -> ProcessHandle.of(running.pid()))
                .orElse(null);
        if (lake == null) {
            say("no lake runs on %s%n", directory.folder());
            return 0;
        }
        lake.destroy();
        lake.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        say("stopped the lake on %s%n", directory.folder());
        return 0;
    }
}
