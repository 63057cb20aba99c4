package routes.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import routes.Rooms;
import routes.filters.FiltersBeans;
import routes.filters.Finding;
import routes.filters.Premises;
import routes.filters.RefusedFiles;
import routes.settings.Settings;
import routes.sources.SourceFolder;
import routes.switches.Switch;
import routes.switches.Switches;

/** The folder of filter files that a command is about, with the switches beside them. */
record FilterFolders(Path folder, Premises premises) {
    /** @param chosen null for the one that the settings name */
    static FilterFolders of(@Nullable Path chosen, LakeCommand command) {
        Settings settings = command.options.settings();
        Path folder = chosen == null ? FiltersBeans.folder(settings) : chosen;
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    command.commandLine(), folder + " is no folder; name the one in which the filter files lie");
        }
        return new FilterFolders(folder, Rooms.premises(settings, SourceFolder.sources(settings)));
    }

    FilterFolders at(Clock clock) {
        return new FilterFolders(folder, new Premises(premises.sources(), premises.own(), clock));
    }

    /** What is wrong with the switches; nothing when there are none. */
    List<Finding> switchFindings() {
        try {
            Switches unused = Switches.load(folder.resolve("switches.yaml"));
            return List.of();
        } catch (RefusedFiles refused) {
            return refused.findings();
        }
    }

    /** The switch by which {@code source} is off now. */
    Optional<Switch> off(String source) {
        Instant now = premises.clock().instant();
        return Switches.load(folder.resolve("switches.yaml")).list().stream()
                .filter(one -> one.isOf(source) && one.holdsAt(now))
                .findFirst();
    }
}
