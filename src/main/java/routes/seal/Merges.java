package routes.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import routes.aggregate.LostFiles;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.manifest.S3OrcFiles;
import routes.manifest.Seal;
import routes.manifest.Seal.SealedFile;
import routes.readready.Sealed;
import routes.readready.SealedFiles;
import routes.readready.WorkFolder;
import routes.tables.Source;

/** Merges what a day holds into the files of its next seal, on disk. */
final class Merges {
    private final S3OrcFiles orcFiles;
    private final LostFiles lostFiles;
    private final SealedFiles sealedFiles;
    private final Path temp;
    private final Clock clock;

    Merges(S3OrcFiles orcFiles, LostFiles lostFiles, SealedFiles sealedFiles, Path temp, Clock clock) {
        this.orcFiles = orcFiles;
        this.lostFiles = lostFiles;
        this.sealedFiles = sealedFiles;
        this.temp = temp;
        this.clock = clock;
    }

    /** A seal that is not committed yet, and its files by name; closing deletes them. */
    record Merged(Seal seal, Map<String, Path> files, WorkFolder folder) implements AutoCloseable {
        @Override
        public void close() {
            folder.close();
        }
    }

    Merged merge(Source source, DayState state) {
        WorkFolder folder = WorkFolder.in(temp, "seal-");
        try {
            Sealed sealed = sealedFiles.seal(source.readready(), inputs(source, state, folder.path()), folder.path());
            Map<String, Path> files = new TreeMap<>();
            sealed.files().forEach(file -> files.put(file.path().getFileName().toString(), file.path()));
            return new Merged(seal(source, state, sealed), files, folder);
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    private List<Path> inputs(Source source, DayState state, Path folder) {
        List<Path> inputs = new ArrayList<>();
        state.base().ifPresent(base -> base.files()
                .forEach(file ->
                        inputs.add(fetched(base.folder() + file.name(), folder.resolve("base-" + file.name())))));
        for (String name : state.beyondBase()) {
            Path path = folder.resolve(name);
            inputs.add(state.file(name)
                    .map(there -> fetched(there.key(), path))
                    .orElseGet(() ->
                            built(source, Objects.requireNonNull(state.live().get(name)), state.day(), path)));
        }
        return inputs;
    }

    private Path fetched(String key, Path path) {
        orcFiles.fetch(key, path);
        return path;
    }

    private Path built(Source source, Manifest manifest, EventDay day, Path path) {
        try (LostFiles.Found found = lostFiles.build(source, manifest, day.day())) {
            return Files.move(found.path(), path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot seal " + day + " in " + path.getParent(), failed);
        }
    }

    private Seal seal(Source source, DayState state, Sealed sealed) {
        Set<String> consumed = new TreeSet<>(state.live().keySet());
        return new Seal(
                Seal.FORMAT,
                state.day().table(),
                state.day().day(),
                state.nextVersion(),
                source.version(),
                clock.instant(),
                List.copyOf(consumed),
                sealed.files().stream()
                        .map(file -> new SealedFile(
                                file.path().getFileName().toString(), file.rows(), file.bytes(), file.sha256()))
                        .toList(),
                sealed.rows(),
                sealed.duplicates() + state.base().map(Seal::duplicates).orElse(0L),
                sealed.contentHash());
    }
}
