package routes.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.Rooms;
import routes.doctor.Check;
import routes.doctor.Check.State;
import routes.doctor.Doctor;
import routes.failures.LakeException;
import routes.filters.FilterFiles;
import routes.filters.FilterRules;
import routes.settings.Settings;
import routes.sources.SourceFolder;
import routes.switches.Off;
import routes.switches.Switch;
import routes.tables.Sources;

/** {@code loglake doctor}. */
@Command(
        name = "doctor",
        description = {
            "Looks at all that a lake lives on: ok, warn or FAIL, and what to do.",
            "Java, disks, filters and switches, ports or the lake that runs, then credentials, clock, buckets, queues, tables and rights. Exit code 1 when",
            "anything fails."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake doctor"})
final class DoctorCommand extends LakeCommand {
    @Option(names = "--aws", description = "Look at the account of your environment, whatever else is configured.")
    boolean real;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    private final List<Check> checks = new ArrayList<>();

    /** @param good whether nothing fails */
    record Diagnosis(boolean good, List<Check> checks) {}

    @Override
    public Integer call() throws Exception {
        boolean local = !real && options.isLocal();
        Settings settings = local ? options.localSettings() : options.settingsOnAws();
        tell(Doctor.machine(folders(settings, local)));
        Function<String, Optional<Switch>> pauses = files(settings);
        if (!local || lake()) {
            aws(local, pauses);
        }
        boolean good = checks.stream().noneMatch(check -> check.state() == State.FAIL);
        if (json) {
            json(new Diagnosis(good, checks));
        } else {
            say("%s%n", good ? "nothing fails" : "something FAILS; what to do is said below it");
        }
        return good ? 0 : Cli.BAD_ANSWER;
    }

    private void tell(Stream<Check> some) {
        some.forEach(check -> {
            checks.add(check);
            if (!json) {
                String state = check.state() == State.FAIL ? "FAIL" : check.state() == State.WARN ? "warn" : "ok  ";
                say("%s  %s: %s%n", state, check.name(), check.found());
                if (!check.cure().isEmpty()) {
                    say("      %s%n", check.cure());
                }
            }
        });
    }

    private static List<Path> folders(Settings settings, boolean local) {
        String temp = settings.text("loglake.readready.temp-dir");
        Path built = Path.of(temp.isEmpty() ? System.getProperty("java.io.tmpdir") : temp);
        return local ? List.of(Path.of(settings.text("loglake.local.data")), built) : List.of(built);
    }

    private static Check filters(Settings settings, Path folder) {
        FilterRules filters = FilterFiles.load(folder, Rooms.premises(settings, SourceFolder.sources(settings)));
        String rules = filters.rules().size() + " rules in " + folder;
        return filters.warnings().isEmpty()
                ? Check.ok("filters", rules)
                : Check.warn("filters", rules + "; " + filters.warnings().get(0), "./loglake filters check");
    }

    /** Returns the pause that each source is off by. */
    private Function<String, Optional<Switch>> files(Settings settings) {
        Path folder = Path.of(settings.text("loglake.filters.dir"));
        try {
            tell(Stream.of(filters(settings, folder)));
        } catch (LakeException refused) {
            tell(Stream.of(Check.fail("filters", String.valueOf(refused.getMessage()), "./loglake filters check")));
        }
        try {
            Sources sources = SourceFolder.sources(settings);
            Off off = options.switches(folder).load().at(Instant.now(), sources);
            int hold = off.switches().size();
            tell(Stream.of(Check.ok("switches", hold == 0 ? "everything is on" : hold + " hold")));
            return off::pause;
        } catch (LakeException refused) {
            tell(Stream.of(Check.fail("switches", String.valueOf(refused.getMessage()), "mend the file")));
            return source -> Optional.empty();
        }
    }

    /** Whether a lake runs on the data directory, or ever did. */
    private boolean lake() {
        DataDirectory directory = options.directory();
        DataDirectory.RunningLake running = directory.running().orElse(null);
        if (running != null) {
            tell(Stream.of(Check.ok("lake", "process " + running.pid() + " runs on " + directory.folder())));
            return true;
        }
        int port = options.localSettings().number("loglake.local.port", 1);
        tell(Stream.of(
                Ports.areFree(port)
                        ? Check.ok("ports", port + " to " + (port + Ports.COUNT - 1) + " are free")
                        : Check.warn(
                                "ports",
                                "one of " + port + " to " + (port + Ports.COUNT - 1) + " is taken",
                                "a lake takes the next free block, or the one that --port names")));
        boolean everRan = Files.isDirectory(directory.folder());
        tell(Stream.of(Check.warn("lake", "none runs on " + directory.folder(), "start it with ./loglake run")));
        return everRan;
    }

    private void aws(boolean local, Function<String, Optional<Switch>> pauses) throws Exception {
        try (Access access = local ? options.access() : options.onAws()) {
            tell(new Doctor(access.settings(), access.aws(), SourceFolder.sources(access.settings()), Clock.systemUTC())
                    .aws(!local, pauses));
        }
    }
}
