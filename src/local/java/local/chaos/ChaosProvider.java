package local.chaos;

import java.nio.file.Path;
import java.util.function.Consumer;
import routes.cli.FaultSchedules;

/** Chaos for the command line. */
public final class ChaosProvider implements FaultSchedules {
    @Override
    public Result run(Path folder, int schedules, long seed, int threads, Consumer<Result> progress) {
        try (Chaos chaos = Chaos.in(folder, Planted.NOTHING)) {
            return chaos.run(schedules, seed, threads, progress);
        }
    }
}
