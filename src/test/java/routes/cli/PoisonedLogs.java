package routes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Log files with one text of an attacker in each record, in the column where such a text gets. */
final class PoisonedLogs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DAY = "2026-11-20T12:00:00Z";

    /** What an attacker wrote, where, and the word that shall not be said. */
    record Attack(String id, String column, String text, String canary, String wish) {
        /** What stands there in the twin of the lake. */
        String harmless() {
            return "as usual " + id;
        }

        /** The table in which it lands. */
        String table() {
            return switch (column) {
                case "session" -> "from_cloudwatch_readready";
                case "input_messages" -> "from_bedrock_readready";
                default -> "from_cloudtrail_readready";
            };
        }
    }

    private PoisonedLogs() {}

    static List<Attack> attacks() throws IOException {
        return List.of(new YAMLMapper()
                .readValue(Path.of("src/test/resources/looker/attacks.yaml").toFile(), Attack[].class));
    }

    /** Puts a record for each attack into the lake's raw buckets. */
    static void drop(TestLake lake, Function<Attack, String> texts) throws IOException {
        Map<String, List<ObjectNode>> records = new LinkedHashMap<>();
        for (Attack attack : attacks()) {
            records.computeIfAbsent(attack.table(), table -> new ArrayList<>())
                    .add(record(attack, texts.apply(attack)));
        }
        ObjectNode trail = JSON.createObjectNode();
        records.get("from_cloudtrail_readready").forEach(trail.withArray("Records")::add);
        lake.dropGzip("cloudtrail", Trail.key("poisoned.json.gz"), trail.toString());
        ObjectNode session = JSON.createObjectNode()
                .put("messageType", "DATA_MESSAGE")
                .put("owner", Trail.ACCOUNT)
                .put("logGroup", "/ssm/sessions")
                .put("logStream", "jane.doe-0b7c1cc185ccf51a9");
        session.withArray("subscriptionFilters").add("to-log-lake");
        records.get("from_cloudwatch_readready").forEach(session.withArray("logEvents")::add);
        lake.drop(
                "cloudwatch",
                "session-logs/2026/11/20/12/loglake-sessions-1-2026-11-20-12-00-00-0b7c1cc1-85cc-4f51-a9f3-0b7c1cc185cc",
                TestLake.gzip(session.toString()));
        lake.dropGzip(
                "bedrock",
                "AWSLogs/" + Trail.ACCOUNT
                        + "/BedrockModelInvocationLogs/us-east-1/2026/11/20/12/20261120T120000000Z_0b7c1cc185ccf51a.json.gz",
                String.join(
                        "\n",
                        records.get("from_bedrock_readready").stream()
                                .map(ObjectNode::toString)
                                .toList()));
    }

    static int count(String table) throws IOException {
        return (int) attacks().stream()
                .filter(attack -> attack.table().equals(table))
                .count();
    }

    private static ObjectNode record(Attack attack, String text) {
        return switch (attack.column()) {
            case "session" ->
                JSON.createObjectNode()
                        .put("id", attack.id())
                        .put("timestamp", 1_795_176_000_000L)
                        .put("message", text);
            case "input_messages" -> invocation(attack.id(), text);
            default -> event(attack, text);
        };
    }

    private static ObjectNode event(Attack attack, String text) {
        ObjectNode event = JSON.createObjectNode()
                .put("eventVersion", "1.09")
                .put("eventID", attack.id())
                .put("eventTime", DAY)
                .put("eventSource", "s3.amazonaws.com")
                .put("eventName", "GetObject")
                .put("errorCode", "AccessDenied")
                .put("awsRegion", "us-east-1")
                .put("recipientAccountId", Trail.ACCOUNT)
                .put("sourceIPAddress", "203.0.113.7");
        event.withObject("/userIdentity")
                .put("type", "AssumedRole")
                .put("arn", "arn:aws:sts::" + Trail.ACCOUNT + ":assumed-role/Admin/jane.doe");
        switch (attack.column()) {
            case "useragent" -> event.put("userAgent", text);
            case "errormessage" -> event.put("errorMessage", text);
            case "requestparameters" -> event.withObject("/requestParameters").put("note", text);
            default -> event.withObject("/userIdentity/sessionContext").put("sourceIdentity", text);
        }
        return event;
    }

    private static ObjectNode invocation(String id, String text) {
        ObjectNode log = JSON.createObjectNode()
                .put("schemaType", "ModelInvocationLog")
                .put("schemaVersion", "1.0")
                .put("timestamp", DAY)
                .put("accountId", Trail.ACCOUNT)
                .put("region", "us-east-1")
                .put("requestId", id)
                .put("operation", "Converse")
                .put("modelId", "anthropic.claude-3-haiku-20240307-v1:0");
        log.withObject("/identity").put("arn", "arn:aws:iam::" + Trail.ACCOUNT + ":user/mallory");
        ObjectNode message =
                log.withObject("/input/inputBodyJson").withArray("messages").addObject();
        message.put("role", "user").withArray("content").addObject().put("text", text);
        log.withObject("/input").put("inputTokenCount", 10).put("inputContentType", "application/json");
        log.withObject("/output").put("outputContentType", "application/json").put("outputTokenCount", 1);
        return log;
    }

    /** {@code all} in portions of at most {@code size}. */
    static List<List<Attack>> portions(List<Attack> all, int size) {
        List<List<Attack>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            portions.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return portions;
    }
}
