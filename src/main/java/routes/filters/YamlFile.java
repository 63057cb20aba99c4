package routes.filters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One YAML file as JSON, knowing at which line and column each value stands and how it was written. */
public final class YamlFile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String name;
    private final Map<String, Node> values = new HashMap<>();
    private final Map<String, Node> keys = new HashMap<>();
    private final Set<Node> met = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Finding> findings = new ArrayList<>();
    private JsonNode root = MissingNode.getInstance();

    private YamlFile(String name) {
        this.name = name;
    }

    /** Reads a file. What can't be read is among its findings; {@code name} is how they call it. */
    public static YamlFile parse(String name, byte[] content) {
        YamlFile file = new YamlFile(name);
        try {
            Node document = parser().compose(new StringReader(new String(content, StandardCharsets.UTF_8)));
            file.read(document);
        } catch (MarkedYAMLException broken) {
            file.findings.add(file.finding(Code.F001, broken.getProblemMark(), "is not YAML: " + broken.getProblem()));
        } catch (YAMLException broken) {
            file.findings.add(new Finding(name, 1, 1, Code.F001, "is not YAML: " + broken.getMessage()));
        }
        return file;
    }

    private static Yaml parser() {
        // Aliases are refused where they are met, with their place: rules that are written out can be read, and a file
        // cannot blow up.
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return new Yaml(new SafeConstructor(options));
    }

    private void read(@Nullable Node document) {
        if (document == null) {
            findings.add(new Finding(name, 1, 1, Code.F001, "is empty"));
            return;
        }
        root = json("", document);
    }

    private JsonNode json(String pointer, Node node) {
        values.put(pointer, node);
        if (!(node instanceof ScalarNode) && !met.add(node)) {
            findings.add(finding(Code.F001, node.getStartMark(), "is used again by an alias; write it out there"));
            return JSON.nullNode();
        }
        if (node instanceof MappingNode mapping) {
            return object(pointer, mapping);
        }
        if (node instanceof SequenceNode sequence) {
            return array(pointer, sequence);
        }
        return scalar((ScalarNode) node);
    }

    private ObjectNode object(String pointer, MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (object.has(key)) {
                findings.add(finding(
                        Code.F004, entry.getKeyNode().getStartMark(), "'" + key + "' stands here a second time"));
                continue;
            }
            String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
            keys.put(child, entry.getKeyNode());
            object.set(key, json(child, entry.getValueNode()));
        }
        return object;
    }

    private ArrayNode array(String pointer, SequenceNode sequence) {
        ArrayNode array = JSON.arrayNode();
        for (Node element : sequence.getValue()) {
            array.add(json(pointer + "/" + array.size(), element));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode node) {
        Object value = read(node);
        if (value instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        }
        if (value instanceof Number number) {
            return number instanceof Integer || number instanceof Long
                    ? JSON.numberNode(number.longValue())
                    : JSON.numberNode(number.doubleValue());
        }
        return value == null ? JSON.nullNode() : JSON.textNode(node.getValue());
    }

    /** What YAML takes a scalar for. Days and times stay the text that they are. */
    private static @Nullable Object read(ScalarNode node) {
        boolean text = Tag.STR.equals(node.getTag()) || Tag.TIMESTAMP.equals(node.getTag());
        return text ? node.getValue() : parser().load(node.getValue());
    }

    /** How findings call it. */
    String name() {
        return name;
    }

    /** The whole file; missing when it could not be read. */
    public JsonNode root() {
        return root;
    }

    /** What is wrong with it as YAML: syntax, keys that stand twice, nothing in it. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** An error at the value to which a JSON pointer leads. */
    public Finding at(Code code, String pointer, String message) {
        Node node = values.get(pointer);
        return finding(code, node == null ? null : node.getStartMark(), message);
    }

    /** A wrong value, F003, where a JSON pointer leads. */
    public Finding at(String pointer, String message) {
        return at(Code.F003, pointer, message);
    }

    /** An error at the key to which a JSON pointer leads. */
    public Finding atKey(Code code, String pointer, String message) {
        Node node = keys.get(pointer);
        return node == null ? at(code, pointer, message) : finding(code, node.getStartMark(), message);
    }

    /** The characters of a scalar that stands there without quotes. */
    public Optional<String> unquoted(String pointer) {
        return values.get(pointer) instanceof ScalarNode scalar && scalar.isPlain()
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** What YAML takes an unquoted scalar for when that is no text, e.g. {@code false} for NO. */
    public Optional<String> misread(String pointer) {
        if (!(values.get(pointer) instanceof ScalarNode scalar) || Tag.STR.equals(scalar.getTag())) {
            return Optional.empty();
        }
        String value = String.valueOf(read(scalar));
        return Optional.of(value.equals(scalar.getValue()) ? "a number" : value);
    }

    private Finding finding(Code code, @Nullable Mark mark, String message) {
        return mark == null
                ? new Finding(name, 1, 1, code, message)
                : new Finding(name, mark.getLine() + 1, mark.getColumn() + 1, code, message);
    }
}
