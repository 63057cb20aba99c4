package routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.readready.ReadreadyBeans;
import routes.readready.Sealed;
import routes.readready.SealedFile;
import routes.readready.WorkFolder;
import routes.samples.SampleDay;
import routes.tables.Source;
import routes.tables.Sources;

/** {@code loglake bench seal}. */
@Command(
        name = "seal",
        description = {
            "Measures sealing: writes a day of generated CloudTrail events in passes, as the lake does while logs arrive,",
            "then merges what was written. CPU time of this process, garbage collection and compiler included."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake bench seal --rows 1000000"})
final class BenchSealCommand extends LakeCommand {
    private static final int RECORDS_A_FILE = 5_000;
    private static final int WARM_UP_ROWS = 60_000;

    @Option(names = "--rows", description = "Rows of the day (default: ${DEFAULT-VALUE}).", defaultValue = "1000000")
    int rows;

    @Option(names = "--seed", description = "Of the generated logs (default: ${DEFAULT-VALUE}).", defaultValue = "1")
    long seed;

    @Override
    public Integer call() throws IOException {
        try (WorkFolder work = WorkFolder.in(TempFolder.ofSystem(), "loglake-bench")) {
            Path folder = work.path();
            say(
                    "%d cores, Java %s, heap of %,d MB; to repeat: ./loglake bench seal --rows %d --seed %d%n",
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version(),
                    Runtime.getRuntime().maxMemory() >> 20,
                    rows,
                    seed);
            measure(Math.min(WARM_UP_ROWS, rows), Files.createDirectory(folder.resolve("warm-up")));
            report(measure(rows, Files.createDirectory(folder.resolve("measured"))));
        }
        return 0;
    }

    private record Measured(CpuTime written, CpuTime sealing, UnitFiles units, Sealed sealed) {}

    private Measured measure(int ofRows, Path folder) throws IOException {
        Source source = Sources.bundled().source("cloudtrail");
        ReadreadyBeans readready = new ReadreadyBeans(options.localSettings());
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        SampleDay.of(day)
                .seeded(seed)
                .sized(Math.max(1, ofRows / RECORDS_A_FILE), ofRows)
                .write(folder.resolve("logs"));
        CpuTime written = CpuTime.start();
        UnitFiles units = new UnitFiles(source, readready.files(), day);
        units.write(folder.resolve("logs").resolve(source.name()), Files.createDirectory(folder.resolve("units")));
        written.stop();
        CpuTime sealing = CpuTime.start();
        Sealed sealed = readready
                .sealedFiles()
                .seal(source.readready(), units.paths(), Files.createDirectory(folder.resolve("sealed")));
        sealing.stop();
        return new Measured(written, sealing, units, sealed);
    }

    private void report(Measured measured) {
        UnitFiles units = measured.units();
        List<SealedFile> files = measured.sealed().files();
        say(
                "written: %,d rows of raw gzip -> %,d ORC files, %,d bytes; %s%n",
                units.rows(), units.paths().size(), units.bytes(), measured.written());
        say(
                "sealed: %,d rows, %,d duplicates removed -> %,d ORC files, %,d bytes (largest %,d); %s%n",
                measured.sealed().rows(),
                measured.sealed().duplicates(),
                files.size(),
                files.stream().mapToLong(SealedFile::bytes).sum(),
                files.stream().mapToLong(SealedFile::bytes).max().orElse(0),
                measured.sealing());
        say("CPU of sealing / CPU of writing = %.2f%n", measured.sealing().ratio(measured.written()));
        say("content hash %s%n", measured.sealed().contentHash());
    }
}
