package routes.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.filters.Finding;
import routes.filters.YamlFile;
import routes.filters.YamlSchema;
import routes.tables.Source;

/**
 * A route file before it is loaded. Camel takes much of what is misspelt for something else and says so late or never, so the file
 * is held against the YAML DSL's schema and against what the lake has.
 */
final class RouteFile {
    private static final String KAMELET = "kamelet:loglake-source";
    private static final String DIRECT = "direct:";

    private final YamlFile yaml;
    private final Source table;
    private final String source;
    private final Surroundings lake;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> consumed = new TreeSet<>();
    private final Set<String> beans = new TreeSet<>();

    /** What of the running lake a route may name. */
    interface Surroundings {
        /** Whether a route takes what is sent to this {@code direct:} endpoint. */
        boolean consumes(String uri);

        boolean hasRoute(String id);

        boolean hasKamelet(String name);

        /** Whether a bean of this name has a method of this name. */
        boolean answers(String bean, String method);

        /** Whether there is a component for endpoints that begin so. */
        boolean hasComponent(String scheme);
    }

    private RouteFile(String place, String text, Source table, Surroundings lake) {
        this.yaml = YamlFile.parse(place, text.getBytes(StandardCharsets.UTF_8));
        this.table = table;
        this.source = table.name();
        this.lake = lake;
    }

    /** @throws LakeException BAD_CONFIGURATION that names the first finding and how many there are */
    static void refuseBroken(SourceFiles files, Source source, Surroundings lake) {
        RouteFile file = new RouteFile(files.routePlace(), String.valueOf(files.route()), source, lake);
        file.look();
        if (!file.findings.isEmpty()) {
            List<Finding> sorted = file.findings.stream().sorted().distinct().toList();
            String more = sorted.size() == 1 ? "" : " (and " + (sorted.size() - 1) + " more)";
            Finding first = sorted.get(0);
            throw new LakeException(Reason.BAD_CONFIGURATION, first.place() + ": " + first.message() + more);
        }
    }

    private void look() {
        findings.addAll(Dsl.SCHEMA.check(yaml));
        if (!findings.isEmpty()) {
            return;
        }
        for (JsonNode entry : yaml.root()) {
            consumed.add(entry.at("/route/from/uri").asText());
        }
        int mains = 0;
        for (int i = 0; i < yaml.root().size(); i++) {
            mains += route("/" + i, yaml.root().get(i)) ? 1 : 0;
        }
        if (mains != 1) {
            findings.add(yaml.at("", "expected one route from " + KAMELET + ", found " + mains));
        }
        walk("", yaml.root());
        if (table.copiedAs().isPresent() && !beans.contains("copies")) {
            findings.add(yaml.at("", "expected a step with the bean copies, as the table file says rename"));
        }
    }

    /** Whether it is the route that takes the source's objects. */
    private boolean route(String pointer, JsonNode entry) {
        if (!entry.has("route")) {
            findings.add(yaml.at(pointer, "expected routes and nothing else; remove it"));
            return false;
        }
        String id = entry.at("/route/id").asText();
        String from = entry.at("/route/from/uri").asText();
        boolean main = from.equals(KAMELET);
        if (main && !id.equals(source + "-events")) {
            findings.add(yaml.at(pointer + "/route/id", "expected the id " + source + "-events, found '" + id + "'"));
        }
        if (!id.startsWith(source + "-") || lake.hasRoute(id)) {
            findings.add(yaml.at(
                    pointer + "/route/id",
                    "expected an id that begins with " + source + "- and that no other route has, found '" + id + "'"));
        }
        if (main && !entry.at("/route/from/parameters/source").asText().equals(source)) {
            findings.add(yaml.at(pointer + "/route/from/parameters", "expected the parameter source: " + source));
        }
        return main;
    }

    private void walk(String pointer, JsonNode node) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(pointer + "/" + i, node.get(i));
            }
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String below = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            if (Set.of("uri", "to", "toD").contains(field.getKey())
                    && field.getValue().isTextual()) {
                endpoint(below, field.getValue().asText());
            } else if (field.getKey().equals("ref") && node.has("method")) {
                call(below, field.getValue().asText(), node.path("method").asText());
            }
            walk(below, field.getValue());
        }
    }

    private void endpoint(String pointer, String uri) {
        String name = uri.replaceFirst("\\?.*", "");
        if (name.startsWith(DIRECT) && !consumed.contains(name) && !lake.consumes(name)) {
            findings.add(yaml.at(pointer, "no route takes what is sent to " + name + "; is it spelt right?"));
        }
        if (name.startsWith("kamelet:") && !lake.hasKamelet(name.substring("kamelet:".length()))) {
            findings.add(yaml.at(pointer, "there is no kamelet " + name + "; is it spelt right?"));
        }
        String scheme = name.replaceFirst(":.*", "");
        if (!scheme.contains("{") && !lake.hasComponent(scheme)) {
            findings.add(yaml.at(pointer, "the lake has no component '" + scheme + "'; is it spelt right?"));
        }
    }

    private void call(String pointer, String bean, String method) {
        beans.add(bean);
        String name = method.replaceFirst("\\(.*", "");
        if (!lake.answers(bean, name)) {
            findings.add(yaml.at(pointer, "there is no bean '" + bean + "' with a method " + name));
        }
    }

    /** Read when the first file comes: it is large. */
    private static final class Dsl {
        static final YamlSchema SCHEMA = YamlSchema.of("/schema/camelYamlDsl.json");
    }
}
