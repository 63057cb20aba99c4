package routes.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.aws.AwsBeans;
import routes.aws.S3Buckets;
import routes.ledger.LedgerBeans;
import routes.observe.Meters;
import routes.raw.S3RawObjects;
import routes.readready.ReadreadyBeans;
import routes.readready.WorkFolder;
import routes.settings.Settings;
import routes.tables.Sources;

/** {@code loglake bench decisions}. */
@Command(
        name = "decisions",
        description = {
            "Measures what it costs to write down two decisions an object, waiting and registered, and to make ORC of them.",
            "CPU time of this process: both ends of each PUT and GET are in it, for the local S3 runs here too."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake bench decisions --objects 100000"})
final class BenchDecisionsCommand extends LakeCommand {
    /** Until the compiler is done; the last of these still shows it. */
    private static final int WARM_UPS = 3;

    @Option(names = "--objects", description = "How many (default: ${DEFAULT-VALUE}).", defaultValue = "100000")
    int objects;

    @Override
    public Integer call() throws Exception {
        try (WorkFolder work = WorkFolder.in(TempFolder.ofSystem(), "loglake-bench");
                LocalLake local = new LocalLake(
                        options.localSettings(),
                        Sources.bundled(),
                        new DataDirectory(work.path().resolve("data")),
                        false)) {
            say(
                    "%d cores, Java %s; to repeat: ./loglake bench decisions --objects %d%n",
                    Runtime.getRuntime().availableProcessors(), Runtime.version(), objects);
            for (int round = 1; round <= WARM_UPS; round++) {
                measure(
                        local.aws(),
                        local.settings(),
                        "warm-up-" + round,
                        work.path().resolve("warm-up-" + round));
            }
            report(measure(
                    local.aws(), local.settings(), "measured", work.path().resolve("measured")));
        }
        return 0;
    }

    private record Measured(CpuTime waiting, CpuTime registered, CpuTime orc, BenchDecisions.Orc written) {}

    private Measured measure(AwsBeans aws, Settings settings, String bucket, Path folder) throws Exception {
        Settings here = settings.with(Map.of("loglake.ledger.bucket", bucket), "the bench");
        new S3Buckets(aws.s3).make(bucket);
        Meters meters = new Meters(new SimpleMeterRegistry());
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        try (LedgerBeans ledger =
                new LedgerBeans(here, aws.s3, Sources.bundled(), () -> "0123456789ab", meters, Clock.systemUTC())) {
            BenchDecisions bench = new BenchDecisions(ledger, objects, day);
            CpuTime waiting = CpuTime.start();
            bench.waiting();
            waiting.stop();
            CpuTime registered = CpuTime.start();
            bench.registered();
            registered.stop();
            CpuTime orc = CpuTime.start();
            BenchDecisions.Orc written = bench.orc(
                    new S3RawObjects(aws.s3), new ReadreadyBeans(here).files(), Files.createDirectories(folder));
            orc.stop();
            return new Measured(waiting, registered, orc, written);
        }
    }

    private void report(Measured measured) {
        double waiting = micros(measured.waiting());
        double registered = micros(measured.registered());
        double orc = micros(measured.orc());
        say("waiting: built, gzipped, put      %6.1f µs/object%n", waiting);
        say("registered: built, gzipped, put   %6.1f µs/object%n", registered);
        say(
                "both: listed, got, parsed, ORC    %6.1f µs/object (%,d rows of %,d files, %,d bytes -> %,d bytes)%n",
                orc,
                measured.written().rows(),
                measured.written().files(),
                measured.written().rawBytes(),
                measured.written().orcBytes());
        say("together                          %6.1f µs CPU/object%n", waiting + registered + orc);
    }

    private double micros(CpuTime time) {
        return time.seconds() * 1e6 / objects;
    }
}
