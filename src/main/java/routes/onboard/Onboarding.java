package routes.onboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.onboard.SampleCheck.Expected;
import routes.tables.Source;
import routes.tables.Sources;

/** Writes the files of a new source from samples of its objects. */
public final class Onboarding {
    private Onboarding() {}

    /**
     * What is asked for.
     *
     * @param key of one of the samples in its bucket; empty: told by their paths
     * @param time the column that says when; empty: guessed
     * @param force whether files that are there are replaced
     */
    public record Request(
            String name, List<Path> samples, Path out, Optional<String> key, Optional<String> time, boolean force) {}

    /**
     * What was written.
     *
     * @param notes what was guessed and should be looked at
     */
    public record Written(List<Path> files, List<String> notes, int samples, int rows, int quarantined) {}

    /** @throws LakeException when samples cannot be read, tell no time, or files are there already */
    public static Written write(Request request) {
        if (!request.name().matches("[a-z][a-z0-9]{1,40}")) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "expected a name of 2 to 41 small letters and digits, found '" + request.name() + "'");
        }
        List<Sample> samples = Sample.read(request.samples(), request.key());
        TableGuess guess = TableGuess.of(request.name(), samples, request.time());
        String table = TableText.of(guess, notes(guess, samples));
        Source source = Sources.read(request.name() + ".table.yaml", request.name(), table);
        List<Expected> expected = samples.stream()
                .map(sample -> SampleCheck.expected(source, sample))
                .toList();
        List<String> notes = new ArrayList<>(notes(guess, samples));
        expected.stream()
                .filter(one -> one.partition().isEmpty())
                .forEach(one ->
                        notes.add("the key " + one.key() + " is of another shape; add a placement profile for it"));
        int quarantined = expected.stream().mapToInt(Expected::quarantined).sum();
        if (quarantined > 0) {
            notes.add(quarantined
                    + " records of the samples became no row; see " + request.name()
                    + SampleCheck.EXPECTED + ", and mend the pattern or time");
        }
        List<Path> written = write(request, files(request.name(), table, samples, expected));
        return new Written(
                written,
                notes,
                expected.size(),
                expected.stream().mapToInt(Expected::rows).sum(),
                quarantined);
    }

    private static List<String> notes(TableGuess guess, List<Sample> samples) {
        List<String> notes = new ArrayList<>();
        notes.add("the format: " + guess.shape().told() + ", "
                + guess.shape().all().size() + " records in " + samples.size() + " samples");
        notes.add("the time of a record is " + guess.time().name() + " ("
                + guess.time().path() + ")");
        notes.add(
                guess.identity()
                        .map(id -> "a record is known again by " + id.name()
                                + ", which is unique in the samples; if a later record may carry the same, use "
                                + TableGuess.RECORD_ID + " instead")
                        .orElse(
                                "no column is a unique id, so " + TableGuess.RECORD_ID
                                        + " is made of the object and the record's place: the same record in two different objects stays twice"));
        notes.add(
                guess.keys().stream().allMatch(KeyGuess::hasDay)
                        ? "keys: the day is read from them; correct the pattern if other keys differ"
                        : "keys tell no day, or none with all its digits: objects get the day 0, and sweeps list all of them");
        notes.add("types are those on which all samples agree; a value that does not fit stays in extra_json");
        List<String> seldom = guess.columns().stream()
                .filter(column -> !column.always())
                .map(ColumnGuess::name)
                .toList();
        if (!seldom.isEmpty()) {
            notes.add("not in all samples: " + String.join(", ", seldom));
        }
        return notes;
    }

    /** By path below the folder; the route file last, so that a lake that follows the folder finds all of it. */
    private static Map<String, byte[]> files(String name, String table, List<Sample> samples, List<Expected> expected) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String folder = name + SampleCheck.SAMPLES + "/";
        samples.forEach(sample -> files.put(folder + sample.key(), sample.stored()));
        files.put(name + SampleCheck.EXPECTED, SampleCheck.json(expected));
        List<String> keys = samples.stream().map(Sample::key).toList();
        files.put(name + ".filters.yaml", utf8(Texts.filter(name, keys)));
        files.put(name + ".table.yaml", utf8(table));
        files.put(name + ".camel.yaml", utf8(Texts.route(name)));
        return files;
    }

    private static List<Path> write(Request request, Map<String, byte[]> files) {
        Path out = request.out();
        Stream.of(".camel.yaml", ".table.yaml", ".filters.yaml", SampleCheck.SAMPLES)
                .map(ending -> out.resolve(request.name() + ending))
                .filter(file -> Files.exists(file) && !request.force())
                .findFirst()
                .ifPresent(file -> {
                    throw new LakeException(
                            Reason.BAD_CONFIGURATION,
                            file + " is there already; choose another name or folder, or --force");
                });
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = out.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Path next = Files.write(path.resolveSibling("." + path.getFileName() + ".next"), file.getValue());
                written.add(
                        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write to " + out, unwritable);
        }
        return written;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
