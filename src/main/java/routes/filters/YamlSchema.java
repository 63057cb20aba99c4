package routes.filters;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A JSON schema that says in an operator's words, with line and column, where a YAML file departs from it. */
public final class YamlSchema {
    private final Schema schema;

    private YamlSchema(Schema schema) {
        this.schema = schema;
    }

    /** @param resource e.g. {@code /schemas/filterset-v1.schema.json} on the class path */
    public static YamlSchema of(String resource) {
        try (InputStream json = Objects.requireNonNull(YamlSchema.class.getResourceAsStream(resource), resource)) {
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            return new YamlSchema(registry.getSchema(json, InputFormat.JSON));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Everything wrong with a file: as YAML and, when it could be read, against this schema. */
    public List<Finding> check(YamlFile file) {
        List<Finding> findings = new ArrayList<>(file.findings());
        if (!file.root().isMissingNode()) {
            schema.validate(file.root()).forEach(error -> findings.add(finding(file, error)));
        }
        return findings;
    }

    private static Finding finding(YamlFile file, Error error) {
        String pointer = pointer(error);
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" -> unknown(file, pointer, error);
            case "type" -> wrongType(file, pointer, error);
            case "required" -> file.at(pointer, "'" + error.getProperty() + "' is missing");
            default -> file.at(pointer, field(pointer) + " " + error.getMessage());
        };
    }

    private static Finding unknown(YamlFile file, String pointer, Error error) {
        String property = Objects.toString(error.getProperty(), "");
        return file.atKey(pointer + "/" + property, "'" + property + "' is not known here");
    }

    private static Finding wrongType(YamlFile file, String pointer, Error error) {
        return file.misread(pointer)
                .map(value -> file.at(
                        pointer, mustBeQuoted(pointer, file.unquoted(pointer).orElse(""), value)))
                .orElseGet(() -> file.at(pointer, field(pointer) + ": " + error.getMessage()));
    }

    private static String mustBeQuoted(String pointer, String text, String value) {
        return field(pointer) + " " + text + " must be in quotes (YAML reads it as " + value + ")";
    }

    private static String pointer(Error error) {
        return error.getInstanceLocation().toString();
    }

    /** {@code account} for {@code /rules/0/when/account/0}. */
    private static String field(String pointer) {
        String name = pointer.replaceAll("(/[0-9]+)+$", "");
        return name.isEmpty() ? "the file" : name.substring(name.lastIndexOf('/') + 1);
    }
}
