package routes.readready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.raw.Bodies;
import routes.tables.Source;
import routes.tables.TableFiles;

/** One record of each form, as Bedrock writes it, becomes a row of one form. */
class BedrockRowsTest {
    private static final Source BEDROCK = TableFiles.product().source("bedrock");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void converseAndMessagesBecomeOneForm() {
        ObjectRows rows = rows(Bodies.NONE, sample("converse"), sample("messages"));

        assertThat(texts(rows, 0, "modelid", "f_model"))
                .containsExactly(
                        "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                        "anthropic.claude-sonnet-4-5-20250929-v1:0");
        assertThat(texts(rows, 0, "tool_names", "input_tools", "last_user_text", "stop_reason", "latency_ms"))
                .containsExactly(
                        "[\"finish\"]",
                        "[\"run_query\"]",
                        "Which tools did agents use in November?",
                        "tool_use",
                        "1502");
        assertThat(texts(rows, 0, "input_inputtokencount", "cache_read_tokens", "cache_write_tokens"))
                .containsExactly("402", "2300", "0");
        assertThat(rows.text(0, "input_messages").orElseThrow())
                .contains("{\"input\":{\"sql\":\"select tool")
                .contains("\"name\":\"run_query\",\"id\":\"tooluse_kZJMlvQmRJ6eAyJE5GIl7Q\",\"type\":\"tool_use\"}")
                .contains("{\"type\":\"tool_result\",\"tool_use_id\":\"tooluse_kZJMlvQmRJ6eAyJE5GIl7Q\"");
        assertThat(rows.text(1, "tool_inputs"))
                .hasValue("[{\"name\":\"list_files_in_s3\",\"input\":{\"bucket\":\"payroll-exports\"}}]");
        assertThat(texts(rows, 1, "input_form", "input_body_status", "output_form", "output_body_status"))
                .containsExactly("messages", "inline", "messages", "inline");
    }

    @Test
    void aStreamedAnswerIsPutTogether() {
        String streamed = event("message_start", "\"message\":{\"role\":\"assistant\",\"usage\":{\"input_tokens\":9}}")
                + ","
                + event(
                        "content_block_start",
                        "\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"run\",\"input\":{}}")
                + "," + event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}")
                + ","
                + event("content_block_delta", "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"one \"}")
                + ","
                + event(
                        "content_block_delta",
                        "\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\\\":\"}")
                + "," + event("content_block_delta", "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"two\"}")
                + ","
                + event(
                        "content_block_delta",
                        "\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"1}\"}")
                + "," + event("news", "\"what\":1")
                + ","
                + event("message_delta", "\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":7}")
                + "," + event("message_stop", "\"amazon-bedrock-invocationMetrics\":{\"invocationLatency\":812}");
        ObjectRows rows = rows(Bodies.NONE, answered("[" + streamed + "]"));

        assertThat(texts(
                        rows,
                        0,
                        "output_outputbodyjson_content",
                        "stop_reason",
                        "latency_ms",
                        "output_outputtokencount"))
                .containsExactly(
                        "[{\"type\":\"text\",\"text\":\"one two\"},{\"input\":{\"a\":1},\"name\":\"run\",\"id\":\"t1\",\"type\":\"tool_use\"}]",
                        "tool_use",
                        "812",
                        "7");
        assertThat(rows.text(0, "extra_json").orElseThrow()).contains("{\"type\":\"news\",\"what\":1}");
    }

    @Test
    void anAnswerOfAnotherFormStaysAsItIs() {
        ObjectRows rows =
                rows(Bodies.NONE, answered("{\"results\":[{\"outputText\":\"\\ud83d half \\u00fc\"}],\"score\":0.10}"));

        assertThat(texts(rows, 0, "output_form", "output_outputbodyjson_content"))
                .containsExactly("other", "{\"results\":[{\"outputText\":\"\\ud83d half ü\"}],\"score\":0.10}");
    }

    @Test
    void aCallThatFailedHasNoAnswerAndItsErrorStays() {
        ObjectRows rows = rows(Bodies.NONE, sample("failed"));

        assertThat(texts(rows, 0, "error_code", "input_body_status", "output_body_status", "input_messages"))
                .containsExactly("ValidationException", "off", "null", "null");
        assertThat(rows.text(0, "input_body_path").orElseThrow()).endsWith("_input.json.gz");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    [1,2]                     | s3         | other
                    {"messages":[]}           | s3         | messages
                    {"messages":              | unreadable | null
                    {"a":1,"a":2}             | unreadable | null
                    """)
    void aBodyBesideTheLogIsReadAsIfItWereIn(String body, String status, String form) {
        byte[] bytes = Logs.utf8(body);
        Bodies found = (log, uri, rule) -> new Bodies.Body(Bodies.Status.S3, bytes, bytes.length);

        assertThat(texts(rows(found, sample("events")), 0, "input_body_status", "input_form"))
                .containsExactly(status, form);
    }

    @Test
    void bodiesOfOneObjectTogetherTakeNoMoreThanTheTableFileAllows() {
        byte[] bytes = new byte[33 << 20];
        Arrays.fill(bytes, (byte) ' ');
        bytes[0] = '1';
        ObjectRows rows = rows(
                (log, uri, rule) -> new Bodies.Body(Bodies.Status.S3, bytes, bytes.length),
                sample("events"),
                sample("failed"),
                sample("events"));

        assertThat(IntStream.range(0, 3)
                        .mapToObj(row -> rows.text(row, "input_body_status").orElse("null")))
                .containsExactly("s3", "s3", "too-big");
    }

    @Test
    void aLineMayHoldSeveralRecordsAndAnObjectWithoutAnyIsBroken() {
        assertThat(rows(Bodies.NONE, sample("events") + sample("failed") + "  ", "", "x")
                        .rows())
                .isEqualTo(2);
        LakeException refusal = catchThrowableOfType(LakeException.class, () -> rows(Bodies.NONE, "{\"timestamp\":"));
        assertThat(refusal.reason()).isEqualTo(Reason.BROKEN_JSON);
    }

    private static String event(String type, String members) {
        return "{\"type\":\"" + type + "\"," + members + "}";
    }

    private static String answered(String body) {
        return "{\"timestamp\":\"2026-11-20T10:00:00Z\",\"requestId\":\"r\",\"input\":{},\"output\":{\"outputBodyJson\":"
                + body + "}}";
    }

    private static List<String> texts(ObjectRows rows, int row, String... columns) {
        return Arrays.stream(columns)
                .map(column -> rows.text(row, column).orElse("null"))
                .toList();
    }

    private static ObjectRows rows(Bodies bodies, String... lines) {
        return RowReaders.of(BEDROCK, Logs.LIMIT, bodies)
                .read(
                        Logs.object("day/20261120T221403123Z_5f0c.json.gz"),
                        Logs.gzip(Logs.utf8(String.join("\n", lines))));
    }

    private static String sample(String name) {
        try (var in = Objects.requireNonNull(BedrockRowsTest.class.getResourceAsStream("/bedrock/" + name + ".json"))) {
            return JSON.readTree(in).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
