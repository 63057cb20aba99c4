package routes.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.settings.Settings;
import routes.tables.Sources;

/** A folder in which {@code <source>.camel.yaml} and {@code <source>.table.yaml} lie side by side; other files do not matter. */
public final class SourceFolder {
    public static final String SETTING = "loglake.routes.dir";

    private static final Logger LOG = LoggerFactory.getLogger(SourceFolder.class);

    private final Path folder;

    private SourceFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder that the settings name; empty when they name none.
     *
     * @throws LakeException BAD_CONFIGURATION when there is no such folder
     */
    public static Optional<SourceFolder> of(Settings settings) {
        String folder = settings.text(SETTING);
        if (!folder.isEmpty() && !Files.isDirectory(Path.of(folder))) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    SETTING + "=" + folder + " is no folder; make it, or leave the setting empty");
        }
        return folder.isEmpty() ? Optional.empty() : Optional.of(new SourceFolder(Path.of(folder)));
    }

    /**
     * Adds the sources of the folder whose table files are right, before the lake starts: work on them may wait in its queues.
     * What is wrong is told when the folder is followed.
     *
     * @return their names
     */
    public Set<String> register(Sources sources) {
        return register(sources, (name, wrong) -> {});
    }

    private Set<String> register(Sources sources, BiConsumer<String, LakeException> refusals) {
        Set<String> registered = new TreeSet<>();
        read().values().forEach(files -> {
            try {
                sources.add(files.source());
                registered.add(files.name());
            } catch (LakeException wrong) {
                refusals.accept(files.name(), wrong);
            }
        });
        return registered;
    }

    /** The sources that come with the lake and, for a command that starts no routes, those of the folder; what is wrong there is told. */
    public static Sources sources(Settings settings) {
        Sources sources = Sources.bundled();
        of(settings)
                .ifPresent(folder -> folder.register(
                        sources, (name, wrong) -> LOG.error("source {} refused: {}", name, wrong.getMessage())));
        return sources;
    }

    /** Whether files of a source of this name lie there, right or wrong. */
    public static boolean names(Settings settings, String source) {
        String folder = settings.text(SETTING);
        return !folder.isEmpty()
                && (Files.exists(Path.of(folder, source + SourceFiles.TABLE))
                        || Files.exists(Path.of(folder, source + SourceFiles.ROUTE)));
    }

    /** By name. */
    SortedMap<String, SourceFiles> read() {
        SortedMap<String, SourceFiles> sources = new TreeMap<>();
        try {
            for (String name : names()) {
                sources.put(
                        name,
                        new SourceFiles(
                                name,
                                folder.resolve(name).toString(),
                                text(name + SourceFiles.ROUTE),
                                text(name + SourceFiles.TABLE)));
            }
        } catch (IOException unreadable) {
            throw new LakeException(Reason.BAD_CONFIGURATION, folder + " cannot be read: " + unreadable, unreadable);
        }
        return sources;
    }

    private SortedSet<String> names() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (String file : files.map(path -> path.getFileName().toString()).toList()) {
                for (String ending : List.of(SourceFiles.ROUTE, SourceFiles.TABLE)) {
                    if (file.endsWith(ending) && !file.startsWith(".")) {
                        names.add(file.substring(0, file.length() - ending.length()));
                    }
                }
            }
        }
        return names;
    }

    private @Nullable String text(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.isRegularFile(path) ? Files.readString(path) : null;
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
