package routes.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import routes.switches.Switch;
import routes.switches.SwitchesFile;
import routes.tables.Sources;

/** The folder of filter files that a command is about, with the switches beside them. */
record FilterFolders(Path folder, Sources sources, Premises premises, SwitchesFile switches) {
    /** @param chosen null for the one that the settings name */
    static FilterFolders of(@Nullable Path chosen, LakeCommand command) {
        Settings settings = command.options.settings();
        Path folder = chosen == null ? FiltersBeans.folder(settings) : chosen;
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    command.commandLine(), folder + " is no folder; name the one in which the filter files lie");
        }
        Sources sources = command.options.sources();
        return new FilterFolders(folder, sources, Rooms.premises(settings, sources), command.options.switches(folder));
    }

    FilterFolders at(Clock clock) {
        return new FilterFolders(folder, sources, new Premises(premises.sources(), premises.own(), clock), switches);
    }

    /** What is wrong with the switches; nothing when there are none. */
    List<Finding> switchFindings() {
        try {
            var unused = switches.load();
            return List.of();
        } catch (RefusedFiles refused) {
            return refused.findings();
        }
    }

    /** The switch by which {@code source} is off now. */
    Optional<Switch> off(String source) {
        return switches.load().at(premises.clock().instant(), sources).of(source);
    }
}
