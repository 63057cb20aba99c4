package routes.onboard;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.readready.ObjectRows;
import routes.readready.RowReaders;
import routes.tables.ReadreadyColumn;
import routes.tables.Source;
import routes.tables.Sources;

/** Reads the samples of a source through its table file and compares with what was expected when it was onboarded. */
public final class SampleCheck {
    static final String SAMPLES = ".samples";
    static final String EXPECTED = ".expected.json";

    private static final String TABLE = ".table.yaml";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    /**
     * What is expected of one sample.
     *
     * @param partition its partition's values
     * @param first values of its first row, by column; those that are null left out
     */
    public record Expected(String key, List<String> partition, int rows, int quarantined, Map<String, String> first) {}

    /**
     * What a check found.
     *
     * @param faults one a line
     */
    public record Checked(String source, int samples, int rows, int quarantined, List<String> faults) {}

    private SampleCheck() {}

    /**
     * Checks all sources in {@code folder}.
     *
     * @throws LakeException BAD_CONFIGURATION when there is none, or a table file is wrong
     */
    public static List<Checked> of(Path folder) {
        List<Checked> checked = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(TABLE))
                    .sorted()
                    .toList()) {
                checked.add(check(folder, file));
            }
        } catch (IOException unreadable) {
            throw new LakeException(Reason.BAD_CONFIGURATION, folder + " cannot be read: " + unreadable, unreadable);
        }
        if (checked.isEmpty()) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION, folder + " holds no table file; expected <source>" + TABLE);
        }
        return checked;
    }

    static Expected expected(Source source, Sample sample) {
        ObjectRows rows = RowReaders.of(source, Sample.LIMIT).read(sample.object(), sample.stored());
        List<String> partition = source.destination()
                .place(sample.object())
                .map(place -> List.copyOf(place.values().values()))
                .orElse(List.of());
        Map<String, String> first = new LinkedHashMap<>();
        for (ReadreadyColumn column : source.readready().columns()) {
            if (rows.rows() > 0) {
                rows.text(0, column.name()).ifPresent(value -> first.put(column.name(), value));
            }
        }
        return new Expected(
                sample.key(), partition, rows.rows(), rows.quarantined().size(), first);
    }

    static byte[] json(List<Expected> all) {
        try {
            return (PRETTY.writeValueAsString(all) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Checked check(Path folder, Path table) throws IOException {
        String name = table.getFileName().toString().replace(TABLE, "");
        Source source = Sources.read(table.toString(), name, Files.readString(table));
        Path samples = folder.resolve(name + SAMPLES);
        Path file = folder.resolve(name + EXPECTED);
        if (!Files.exists(file)) {
            return new Checked(name, 0, 0, 0, List.of(file + " is missing; onboard the source again, or write it"));
        }
        List<Expected> all = JSON.readValue(file.toFile(), new TypeReference<List<Expected>>() {});
        List<String> faults = new ArrayList<>();
        for (Expected wished : all) {
            compare(source, samples, wished, faults);
        }
        return new Checked(
                name,
                all.size(),
                all.stream().mapToInt(Expected::rows).sum(),
                all.stream().mapToInt(Expected::quarantined).sum(),
                faults);
    }

    private static void compare(Source source, Path samples, Expected wished, List<String> faults) throws IOException {
        Expected found;
        try {
            found = expected(source, new Sample(wished.key(), Files.readAllBytes(samples.resolve(wished.key()))));
        } catch (LakeException unreadable) {
            faults.add(wished.key() + ": " + unreadable.getMessage());
            return;
        }
        differ(wished.key() + " partition", wished.partition(), found.partition(), faults);
        differ(wished.key() + " rows", wished.rows(), found.rows(), faults);
        differ(wished.key() + " quarantined", wished.quarantined(), found.quarantined(), faults);
        wished.first()
                .forEach((column, value) ->
                        differ(wished.key() + " " + column, value, found.first().getOrDefault(column, "null"), faults));
    }

    private static void differ(String what, Object wished, Object found, List<String> faults) {
        if (!wished.equals(found)) {
            faults.add(what + ": expected " + wished + ", found " + found);
        }
    }
}
