package routes.cli;

import java.util.ServiceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.cli.FaultSchedules.Breach;
import routes.cli.FaultSchedules.Result;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.readready.WorkFolder;

/** {@code loglake bench chaos}. */
@Command(
        name = "chaos",
        description = {
            "Runs passes, re-runs, seals and catalog calls of one to three workers through courses of faults: crashes at any call,",
            "refused, late and repeated calls, lost, repeated and reordered messages. Each must end with the same rows, and each",
            "object accounted for. A breach is printed with its seed and steps."
        },
        exitCodeListHeading = "Exit codes: ",
        exitCodeList = {"0:no promise was broken", "1:one was"},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./loglake bench chaos --schedules 10000",
            "         ./loglake bench chaos --schedules 1 --seed 4711"
        })
final class BenchChaosCommand extends LakeCommand {
    @Option(names = "--schedules", description = "How many (default: ${DEFAULT-VALUE}).", defaultValue = "10000")
    int schedules;

    @Option(names = "--seed", description = "Of the first one (default: ${DEFAULT-VALUE}).", defaultValue = "1")
    long seed;

    @Option(
            names = "--threads",
            description = "Schedules at the same time (default: ${DEFAULT-VALUE}).",
            defaultValue = "3")
    int threads;

    @Override
    public Integer call() throws Exception {
        CpuTime cpu = CpuTime.start();
        try (WorkFolder work = WorkFolder.in(TempFolder.ofSystem(), "loglake-chaos")) {
            Result result = provider().run(work.path(), schedules, seed, threads, this::told);
            cpu.stop();
            told(result);
            say(
                    "%.0f CPU-s; to repeat: ./loglake bench chaos --schedules %d --seed %d%n",
                    cpu.seconds(), schedules, seed);
            result.breaches().forEach(this::told);
            return result.breaches().isEmpty() ? 0 : Cli.BAD_ANSWER;
        }
    }

    private void told(Result result) {
        say(
                "%,d schedules, %,d calls, %,d faults, %,d looks of readers (%,d rows flickered): %d broke a promise%n",
                result.schedules(),
                result.calls(),
                result.faults(),
                result.looks(),
                result.flickers(),
                result.breaches().size());
    }

    private void told(Breach breach) {
        say("%nseed %d: %s%n", breach.seed(), breach.what());
        breach.steps().forEach(step -> say("  %s%n", step));
    }

    private static FaultSchedules provider() {
        return ServiceLoader.load(FaultSchedules.class)
                .findFirst()
                .orElseThrow(() -> new LakeException(
                        Reason.BAD_CONFIGURATION, "this build holds no fault schedules; build without -Dproduction"));
    }
}
