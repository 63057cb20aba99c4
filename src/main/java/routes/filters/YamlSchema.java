package routes.filters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import routes.settings.Typos;

/**
 * A JSON schema that says in an operator's words, with line and column, where a YAML file departs from it. A property that has a
 * {@code x-code} is refused under that code.
 */
public final class YamlSchema {
    private static final String CODE = "x-code";

    private final JsonNode json;
    private final Schema schema;

    private YamlSchema(JsonNode json) {
        this.json = json;
        JsonNode plain = json.deepCopy();
        // Ours, and no JSON schema's.
        plain.findParents(CODE).forEach(node -> ((ObjectNode) node).remove(CODE));
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(plain);
    }

    /** @param resource e.g. {@code /schemas/filterset-v1.schema.json} on the class path */
    public static YamlSchema of(String resource) {
        try (InputStream json = Objects.requireNonNull(YamlSchema.class.getResourceAsStream(resource), resource)) {
            return new YamlSchema(new ObjectMapper().readTree(json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As it was read. */
    JsonNode json() {
        return json;
    }

    /** Everything wrong with a file: as YAML and, when it could be read, against this schema. */
    public List<Finding> check(YamlFile file) {
        List<Finding> findings = new ArrayList<>(file.findings());
        if (!file.root().isMissingNode()) {
            schema.validate(file.root()).forEach(error -> findings.add(finding(file, error)));
        }
        return findings;
    }

    private Finding finding(YamlFile file, Error error) {
        String pointer = error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" -> unknown(file, pointer, error);
            case "type" -> wrongType(file, pointer, error);
            case "required" -> missing(file, pointer, Objects.toString(error.getProperty(), ""));
            case "minProperties" -> file.at(code(pointer), pointer, field(pointer) + " is empty");
            default -> file.at(code(pointer), pointer, field(pointer) + " " + error.getMessage());
        };
    }

    private Finding missing(YamlFile file, String pointer, String property) {
        return file.at(code(pointer + "/" + property), pointer, "'" + property + "' is missing");
    }

    private Finding unknown(YamlFile file, String pointer, Error error) {
        String property = Objects.toString(error.getProperty(), "");
        String advice = nearest(pointer, property)
                .map(known -> "; did you mean " + known + "?")
                .orElse("");
        return file.atKey(Code.F002, pointer + "/" + property, "'" + property + "' is not known here" + advice);
    }

    private Optional<String> nearest(String pointer, String property) {
        Iterable<String> known = () -> at(pointer).path("properties").fieldNames();
        return StreamSupport.stream(known.spliterator(), false)
                .filter(name -> Typos.distance(name, property) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(name -> Typos.distance(name, property)));
    }

    private Finding wrongType(YamlFile file, String pointer, Error error) {
        Code code = code(pointer);
        return file.misread(pointer)
                .map(value -> file.at(
                        code,
                        pointer,
                        mustBeQuoted(pointer, file.unquoted(pointer).orElse(""), value)))
                .orElseGet(() -> file.at(code, pointer, field(pointer) + ": " + error.getMessage()));
    }

    private static String mustBeQuoted(String pointer, String text, String value) {
        return text.isEmpty()
                ? field(pointer) + " is empty"
                : field(pointer) + " " + text + " must be in quotes (YAML reads it as " + value + ")";
    }

    private Code code(String pointer) {
        return Code.valueOf(at(pointer).path(CODE).asText(Code.F003.name()));
    }

    /** What the schema says of the value to which {@code pointer} leads. */
    private JsonNode at(String pointer) {
        JsonNode place = json;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            JsonNode below = place.path("properties").path(step);
            place = followed(below.isMissingNode() ? place.path("items") : below);
        }
        return place;
    }

    private JsonNode followed(JsonNode place) {
        String reference = place.path("$ref").asText("");
        return reference.isEmpty() ? place : json.at(reference.substring(1));
    }

    /** {@code account} for {@code /rules/0/when/account/0}. */
    private static String field(String pointer) {
        String name = pointer.replaceAll("(/[0-9]+)+$", "");
        return name.isEmpty() ? "the file" : name.substring(name.lastIndexOf('/') + 1);
    }
}
