package routes.tables;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;

/** A value of a YAML file that knows where it stands and refuses to be taken for something else. */
public final class YamlNode {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String where;
    private final Object value;

    private YamlNode(String where, Object value) {
        this.where = where;
        this.value = value;
    }

    public static YamlNode parse(String file, String text) {
        try (YAMLParser parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new YamlNode(file + ":1:1", "").wrong("fields with names, found nothing", "write one");
            }
            YamlNode root = read(file, parser);
            if (parser.nextToken() != null) {
                throw new YamlNode(at(file, parser), "").wrong("one YAML document, found a second", "remove it");
            }
            return root;
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            String where = at == null ? file : file + ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new YamlNode(where, "").wrong("YAML, found " + broken.getOriginalMessage(), "mend the line");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The fields of an object, each of them known and none of the required ones missing. */
    public Map<String, YamlNode> fields(Set<String> required, Set<String> optional) {
        Map<String, YamlNode> fields = map();
        Set<String> known = new TreeSet<>(required);
        known.addAll(optional);
        fields.forEach((name, field) -> {
            if (!known.contains(name)) {
                throw field.wrong("one of " + known + ", found '" + name + "'", "correct or remove it");
            }
        });
        for (String name : required) {
            if (!fields.containsKey(name)) {
                throw wrong("the field '" + name + "', found " + fields.keySet(), "add it");
            }
        }
        return fields;
    }

    public Map<String, YamlNode> map() {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("fields with names, found " + found(), "write name: value");
        }
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put((String) name, (YamlNode) field));
        return fields;
    }

    public List<YamlNode> list() {
        if (!(value instanceof List<?> list)) {
            throw wrong("a list, found " + found(), "write it with dashes or in [brackets]");
        }
        return list.stream().map(YamlNode.class::cast).toList();
    }

    /** One value or a list of them. */
    public List<YamlNode> oneOrMore() {
        return value instanceof List<?> ? list() : List.of(this);
    }

    public String text() {
        if (!(value instanceof String text)) {
            throw wrong("text, found " + found(), "put it in quotes");
        }
        if (text.isBlank()) {
            throw wrong("text, found none", "write it");
        }
        return text;
    }

    public int wholeNumber() {
        if (!(value instanceof Long number) || number < 1 || number > 10_000) {
            throw wrong("a whole number from 1 to 10000, found " + found(), "write one without quotes");
        }
        return number.intValue();
    }

    public long number() {
        if (!(value instanceof Long number)) {
            throw wrong("a whole number, found " + found(), "write one without quotes");
        }
        return number;
    }

    public boolean yesOrNo() {
        if (!(value instanceof Boolean answer)) {
            throw wrong("true or false, found " + found(), "write one of them without quotes");
        }
        return answer;
    }

    public LakeException wrong(String expected, String remedy) {
        return new LakeException(Reason.BAD_CONFIGURATION, where + ": expected " + expected + "; " + remedy);
    }

    public static Optional<YamlNode> optional(@Nullable YamlNode node) {
        return Optional.ofNullable(node);
    }

    private String found() {
        if (value instanceof Map) {
            return "fields with names";
        }
        return value instanceof List ? "a list" : "'" + value + "'";
    }

    private static YamlNode read(String file, YAMLParser parser) throws IOException {
        String where = at(file, parser);
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw new YamlNode(where, "").wrong("no anchors or aliases", "write the value out");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> new YamlNode(where, readFields(file, parser));
            case START_ARRAY -> new YamlNode(where, readList(file, parser));
            case VALUE_NUMBER_INT -> new YamlNode(where, wholeNumberOr(parser));
            case VALUE_TRUE, VALUE_FALSE -> new YamlNode(where, parser.getBooleanValue());
            case VALUE_STRING -> new YamlNode(where, parser.getText());
            default -> new YamlNode(where, token);
        };
    }

    private static Object wholeNumberOr(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? JsonToken.VALUE_NUMBER_INT
                : (Object) parser.getLongValue();
    }

    private static Map<String, YamlNode> readFields(String file, YAMLParser parser) throws IOException {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String where = at(file, parser);
            parser.nextToken();
            if (fields.put(name, read(file, parser)) != null) {
                throw new YamlNode(where, name).wrong("each field once, found a second '" + name + "'", "remove one");
            }
        }
        return fields;
    }

    private static List<YamlNode> readList(String file, YAMLParser parser) throws IOException {
        List<YamlNode> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(file, parser));
        }
        return list;
    }

    private static String at(String file, YAMLParser parser) {
        JsonLocation at = parser.currentTokenLocation();
        return file + ":" + at.getLineNr() + ":" + at.getColumnNr();
    }
}
