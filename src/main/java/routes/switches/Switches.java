package routes.switches;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import routes.filters.Finding;
import routes.filters.Snapshot;
import routes.filters.YamlFile;
import routes.filters.YamlSchema;

/** What the switches file says. */
public record Switches(List<Switch> list) {
    private static final YamlSchema SCHEMA = YamlSchema.of("/schemas/switches-v1.schema.json");

    /**
     * Reads the file; without one everything is on.
     *
     * @throws routes.failures.LakeException BAD_CONFIGURATION that lists every finding, one a line, as file:line:column
     */
    public static Switches load(Path file) {
        return read(Snapshot.ofFile(file));
    }

    static Switches read(Snapshot snapshot) {
        List<Switch> list = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        snapshot.files().forEach((name, content) -> {
            YamlFile yaml = YamlFile.parse(name, content);
            findings.addAll(SCHEMA.check(yaml));
            if (findings.isEmpty()) {
                read(yaml, list, findings);
            }
        });
        Finding.refuse(findings);
        return new Switches(List.copyOf(list));
    }

    private static void read(YamlFile yaml, List<Switch> list, List<Finding> findings) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < yaml.root().path("switches").size(); i++) {
            String pointer = "/switches/" + i;
            JsonNode entry = yaml.root().at(pointer);
            String id = entry.path("id").asText();
            if (!ids.add(id)) {
                findings.add(yaml.at(pointer + "/id", "switch " + id + " stands here a second time"));
            }
            Instant since = time(yaml, pointer + "/since", findings);
            list.add(new Switch(
                    id,
                    entry.path("off").path("source").asText(Switch.ALL),
                    entry.path("reason").asText(),
                    entry.has("ticket") ? entry.path("ticket").asText() : null,
                    entry.path("by").asText(),
                    since == null ? Instant.EPOCH : since,
                    time(yaml, pointer + "/until", findings)));
        }
    }

    private static @Nullable Instant time(YamlFile yaml, String pointer, List<Finding> findings) {
        JsonNode time = yaml.root().at(pointer);
        try {
            return time.isMissingNode() ? null : DateTimeFormatter.ISO_INSTANT.parse(time.asText(), Instant::from);
        } catch (DateTimeParseException none) {
            findings.add(yaml.at(pointer, time.asText() + " is not a time such as 2026-11-20T21:14:00Z"));
            return null;
        }
    }

    /** The sources that are off at a time; {@value Switch#ALL} among them when all are. */
    public Set<String> offAt(Instant now) {
        Set<String> off = new TreeSet<>();
        list.stream().filter(one -> one.holdsAt(now)).forEach(one -> off.add(one.source()));
        return off;
    }
}
