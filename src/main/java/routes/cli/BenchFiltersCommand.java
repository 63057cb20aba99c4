package routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.events.S3Object;
import routes.filters.FilterFiles;
import routes.filters.FilterRules;
import routes.readready.WorkFolder;

/** {@code loglake bench filters}. */
@Command(
        name = "filters",
        description = "Measures how many objects a second many rules decide about: CPU time of one thread.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake bench filters --rules 50"})
final class BenchFiltersCommand extends LakeCommand {
    private static final int KEYS = 20_000;

    /** Until the compiler is done. */
    private static final int WARM_UPS = 5;

    @Option(names = "--rules", description = "How many (default: ${DEFAULT-VALUE}).", defaultValue = "50")
    int rules;

    @Option(names = "--rounds", description = "Over 20,000 keys (default: ${DEFAULT-VALUE}).", defaultValue = "20")
    int rounds;

    @Override
    public Integer call() throws Exception {
        try (WorkFolder work = WorkFolder.in(TempFolder.ofSystem(), "loglake-bench")) {
            Path folder = work.path();
            say(
                    "%d cores, Java %s; to repeat: ./loglake bench filters --rules %d%n",
                    Runtime.getRuntime().availableProcessors(), Runtime.version(), rules);
            measure(read(folder), BenchFilters.objects(KEYS));
        }
        return 0;
    }

    private FilterRules read(Path folder) throws IOException {
        Files.writeString(folder.resolve("bench.yaml"), BenchFilters.file(rules));
        return FilterFiles.load(folder);
    }

    private void measure(FilterRules filters, List<S3Object> objects) {
        long excluded = 0;
        for (int round = 0; round < WARM_UPS; round++) {
            excluded = excluded(filters, objects);
        }
        CpuTime time = CpuTime.start();
        for (int round = 0; round < rounds; round++) {
            excluded = excluded(filters, objects);
        }
        time.stop();
        long decisions = (long) rounds * objects.size();
        say(
                "%d rules: %,d decisions (%,d excluded) in %.2f CPU-s = %,d decisions a second and core%n",
                filters.rules().size(), decisions, excluded * rounds, time.seconds(), (long)
                        (decisions / time.seconds()));
    }

    private static long excluded(FilterRules filters, List<S3Object> objects) {
        return objects.stream()
                .filter(object -> !filters.judge("cloudtrail", object).kept())
                .count();
    }
}
