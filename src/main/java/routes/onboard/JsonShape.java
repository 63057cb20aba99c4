package routes.onboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.raw.RawLog;

/** Guesses where the records lie in samples of JSON. */
final class JsonShape {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What services call the array of their records. */
    private static final Set<String> USUAL =
            Set.of("records", "configurationitems", "events", "logs", "items", "findings", "entries", "data", "value");

    private JsonShape() {}

    static Shape of(List<Sample> samples) {
        List<List<JsonNode>> files = new ArrayList<>();
        for (Sample sample : samples) {
            sample.log().files().forEach(file -> files.add(documents(sample, file)));
        }
        Optional<String> array = array(files);
        if (array.isPresent()) {
            List<JsonNode> records = files.stream()
                    .flatMap(file -> elements(file.get(0).at(array.get())).stream())
                    .toList();
            return new Shape(
                    "json-records",
                    "one JSON document with its records in " + array.get(),
                    array.get(),
                    null,
                    List.of(),
                    records);
        }
        List<JsonNode> records = files.stream()
                .flatMap(List::stream)
                .flatMap(document -> (document.isArray() ? elements(document) : List.of(document)).stream())
                .toList();
        return new Shape("json-documents", "JSON documents one after the other", "", null, List.of(), records);
    }

    /** Where each file, being one document, has an array of objects. */
    private static Optional<String> array(List<List<JsonNode>> files) {
        if (files.stream().anyMatch(file -> file.size() != 1)) {
            return Optional.empty();
        }
        List<JsonNode> documents = files.stream().map(file -> file.get(0)).toList();
        return documents.get(0).properties().stream()
                .filter(member -> documents.stream().allMatch(one -> isRecords(one, member.getKey())))
                .map(member -> "/" + member.getKey().replace("~", "~0").replace("/", "~1"))
                .findFirst();
    }

    private static boolean isRecords(JsonNode document, String name) {
        JsonNode array = document.path(name);
        boolean objects = array.isArray() && elements(array).stream().allMatch(JsonNode::isObject);
        return objects && (USUAL.contains(name.toLowerCase(java.util.Locale.ROOT)) || array.size() > document.size());
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<JsonNode> documents(Sample sample, RawLog file) {
        try (MappingIterator<JsonNode> documents =
                JSON.readerFor(JsonNode.class).readValues(file.text())) {
            return documents.readAll();
        } catch (IOException broken) {
            throw new LakeException(
                    Reason.BROKEN_JSON,
                    sample.key() + " is broken JSON: "
                            + String.valueOf(broken.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("") + "; leave it out or take another sample",
                    broken);
        }
    }
}
