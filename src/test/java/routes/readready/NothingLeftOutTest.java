package routes.readready;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import routes.tables.ColumnType;
import routes.tables.ReadreadyColumn;

/** Columns and extra_json together hold every leaf of a record and nothing twice; a Jackson tree is the oracle. */
class NothingLeftOutTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final List<String> KEYS = List.of(
            "eventName",
            "eventSource",
            "userIdentity",
            "type",
            "arn",
            "sessionContext",
            "sessionIssuer",
            "attributes",
            "mfaAuthenticated",
            "creationDate",
            "responseElements",
            "sessionId",
            "resources",
            "readOnly",
            "unknown",
            "néw",
            "requestParameters",
            "webIdFederationData",
            "a/b",
            "");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyLeafIsInAColumnOrLeft(int seed) throws JsonProcessingException {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            ObjectNode record = object(random, 0);
            record.put("eventTime", "2026-03-01T10:00:00Z");
            ObjectRows rows = Logs.cloudtrail(JACKSON.writeValueAsString(record));

            ObjectNode left = record.deepCopy();
            for (ReadreadyColumn column : Logs.CLOUDTRAIL.readready().columns()) {
                if (!column.rest()) {
                    check(column, record, left, rows);
                }
            }
            JsonNode extra = JACKSON.readTree(rows.text(0, "extra_json").orElse("{}"));
            assertThat(extra).as(record.toString()).isEqualTo(left);
        }
    }

    private static void check(ReadreadyColumn column, ObjectNode record, ObjectNode left, ObjectRows rows)
            throws JsonProcessingException {
        List<String> keys = column.from().get(0).keys();
        JsonNode value = at(record, keys);
        String text = rows.text(0, column.name()).orElse(null);
        if (value == null || value.isNull()) {
            assertThat(text).as(column.name()).isNull();
            remove(left, keys, 0);
            return;
        }
        if (column.afterLast().isPresent()) {
            String session = value.asText();
            String after = session.substring(session.lastIndexOf('-') + 1);
            boolean found = value.isTextual() && session.contains("-") && !after.isEmpty();
            assertThat(text).isEqualTo(found ? after : null);
            return;
        }
        boolean fits =
                switch (column.type()) {
                    case BOOLEAN ->
                        value.asText().equals("true") || value.asText().equals("false");
                    case TIMESTAMP -> value.asText().startsWith("2026") || value.isInt();
                    default -> true;
                };
        if (!fits) {
            assertThat(text).as(column.name()).isNull();
            return;
        }
        if (column.type() == ColumnType.STRING || column.type() == ColumnType.JSON) {
            assertThat(text).as(column.name()).isNotNull();
            assertThat(value.isTextual() ? JsonNodeFactory.instance.textNode(text) : JACKSON.readTree(text))
                    .isEqualTo(value);
        }
        remove(left, keys, 0);
    }

    private static JsonNode at(JsonNode node, List<String> keys) {
        JsonNode value = node;
        for (String key : keys) {
            value = value == null || !value.isObject() ? null : value.get(key);
        }
        return value;
    }

    /** Removes a value and the objects that are empty for it. */
    private static void remove(JsonNode node, List<String> keys, int depth) {
        if (node == null || !node.isObject()) {
            return;
        }
        JsonNode child = node.get(keys.get(depth));
        if (child == null) {
            return;
        }
        if (child.isNull() || depth == keys.size() - 1) {
            ((ObjectNode) node).remove(keys.get(depth));
        } else if (child.isObject() && !child.isEmpty()) {
            remove(child, keys, depth + 1);
            if (child.isEmpty()) {
                ((ObjectNode) node).remove(keys.get(depth));
            }
        }
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int members = random.nextInt(depth == 0 ? 12 : 5); members > 0; members--) {
            object.set(KEYS.get(random.nextInt(KEYS.size())), value(random, depth));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 4 ? 8 : 14)) {
            case 0 -> make.textNode("x-" + random.nextInt(100));
            case 1 -> make.textNode("q\"\\\n\t\u0001é€😀");
            case 2 -> make.textNode("");
            case 3 -> make.numberNode(random.nextInt());
            case 4 -> make.numberNode(0.5);
            case 5 -> make.booleanNode(random.nextBoolean());
            case 6 -> make.nullNode();
            case 7 -> make.textNode("2026-01-02T03:04:05Z");
            case 8 -> make.arrayNode().add(object(random, depth + 1)).add(1);
            case 9 -> make.arrayNode();
            default -> object(random, depth + 1);
        };
    }
}
