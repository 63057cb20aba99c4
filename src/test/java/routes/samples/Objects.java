package routes.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads sample logs back, knowing nothing of how they were made. */
final class Objects {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Objects() {}

    /** Keys in order with their bytes in hex. */
    static SortedMap<String, String> contents(Path folder) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        for (Path file : files(folder, key -> true)) {
            contents.put(folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
        return contents;
    }

    static List<String> keys(Path source) throws IOException {
        return files(source, key -> true).stream()
                .map(file -> source.relativize(file).toString())
                .toList();
    }

    static List<Path> files(Path folder, Predicate<String> key) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> key.test(folder.relativize(file).toString()))
                    .sorted()
                    .toList();
        }
    }

    /** All JSON documents of a gzip object. */
    static List<JsonNode> documents(Path file) {
        try (GZIPInputStream gzip = new GZIPInputStream(Files.newInputStream(file));
                MappingIterator<JsonNode> documents =
                        JSON.readerFor(JsonNode.class).readValues(gzip)) {
            return documents.readAll();
        } catch (IOException broken) {
            throw new UncheckedIOException(file.toString(), broken);
        }
    }

    static List<JsonNode> trailRecords(List<Path> files) {
        List<JsonNode> records = new ArrayList<>();
        files.forEach(file -> documents(file).get(0).get("Records").forEach(records::add));
        return records;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
