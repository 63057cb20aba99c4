package local.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

class ConverseTest {
    private static final String MODEL = "loglake.scripted-v1";
    private static final ToolConfiguration TOOLS = ToolConfiguration.builder()
            .tools(Tool.fromToolSpec(spec -> spec.name("run_query")
                    .description("Runs a query.")
                    .inputSchema(schema -> schema.json(
                            Document.mapBuilder().putString("type", "object").build()))))
            .build();

    @TempDir
    static Path folder;

    private static Ground ground;

    @BeforeAll
    static void start() {
        ground = new Ground(folder);
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @BeforeEach
    void plain() {
        ground.script("");
    }

    @Test
    void scriptWalksThroughAnInvestigation() {
        ground.script("""
                turns:
                  - when: {turn: 1, question: "Which tools"}
                    text: I will count.
                    tools: [{name: run_query, input: {sql: "select 1", why: count}}]
                  - when: {turn: 2, contains: list_files}
                    text: One tool.
                """);
        Message question = Ground.user("Which tools did agents use?");
        ConverseResponse first = converse(question);
        assertThat(first.stopReason()).isEqualTo(StopReason.TOOL_USE);
        assertThat(first.responseMetadata().requestId()).hasSize(36);
        Message asked = first.output().message();
        ToolUseBlock use = asked.content().get(1).toolUse();
        assertThat(asked.content().get(0).text()).isEqualTo("I will count.");
        assertThat(use.input().asMap().get("sql").asString()).isEqualTo("select 1");

        ConverseResponse second = converse(question, asked, Ground.user(result(use.toolUseId(), "list_files")));
        assertThat(second.stopReason()).isEqualTo(StopReason.END_TURN);
        assertThat(second.output().message().content().get(0).text()).isEqualTo("One tool.");
        assertThat(second.usage().totalTokens())
                .isEqualTo(second.usage().inputTokens() + second.usage().outputTokens());
    }

    private static ConverseResponse converse(Message... messages) {
        return ground.runtime.converse(
                converse -> converse.modelId(MODEL).messages(messages).toolConfig(TOOLS));
    }

    private static ContentBlock result(String id, String text) {
        return ContentBlock.fromToolResult(result -> result.toolUseId(id)
                .content(ToolResultContentBlock.fromJson(
                        Document.mapBuilder().putString("row", text).build())));
    }

    @Test
    void answerIsUsedAsOftenAsTheScriptSays() {
        ground.script("""
                turns:
                  - {text: once, times: 1}
                  - {text: always}
                """);
        assertThat(List.of(said("a"), said("b"), said("c"))).containsExactly("once", "always", "always");
    }

    private static String said(String question) {
        return ground.ask(MODEL, question).output().message().content().get(0).text();
    }

    @Test
    void unknownModelIsRefusedAsBedrockDoes() {
        assertThatThrownBy(() -> ground.ask("anthropic.claude-3-haiku-20240307-v1:0", "hi"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("The provided model identifier is invalid.");
    }

    @Test
    void everyToolUseMustBeAnswered() {
        ground.script("turns: [{tools: [{id: tooluse_1, name: run_query}, {id: tooluse_2, name: run_query}]}]");
        Message question = Ground.user("q");
        Message asked = converse(question).output().message();
        assertThatThrownBy(() -> converse(question, asked, Ground.user(result("tooluse_2", "x"))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(
                        "Expected toolResult blocks at messages.2.content for the following Ids: tooluse_1");
        assertThatThrownBy(() -> converse(question, asked, Ground.user("never mind")))
                .hasMessageContaining("tooluse_1, tooluse_2");
        assertThatThrownBy(() -> converse(question, question)).hasMessageContaining("alternate");
        assertThatThrownBy(() -> converse(asked)).hasMessageContaining("must start with a user message");
        assertThatThrownBy(() -> converse(Ground.user(" "))).hasMessageContaining("blank");
        assertThatThrownBy(() -> ground.runtime.converse(converse -> converse.modelId(MODEL)
                        .messages(question, asked, Ground.user(result("tooluse_1", "x"), result("tooluse_2", "y")))))
                .hasMessageContaining("toolConfig field must be defined");
    }

    @Test
    void tooLongInputIsRefusedInTheServicesWords() {
        ground.script("context-window: 50");
        assertThatThrownBy(() -> ground.ask(MODEL, "word ".repeat(100)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Input is too long for requested model.")
                .satisfies(error ->
                        assertThat(((ValidationException) error).statusCode()).isEqualTo(400));
    }

    @Test
    void throttledCallsSucceedWhenTheClientTriesAgain() {
        ground.script("throttle-next: 2\nturns: [{text: at last}]");
        assertThat(said("q")).isEqualTo("at last");
        ground.script("throttle-next: 9");
        assertThatThrownBy(() -> said("q")).isInstanceOf(ThrottlingException.class);
    }

    @Test
    void scriptedErrorHasItsTypeAndStatus() {
        ground.script("turns: [{error: {type: ModelErrorException, message: boom}}]");
        assertThatThrownBy(() -> said("q"))
                .isInstanceOf(ModelErrorException.class)
                .hasMessageContaining("boom")
                .satisfies(error ->
                        assertThat(((ModelErrorException) error).statusCode()).isEqualTo(424));
    }

    @Test
    void brokenScriptNamesLineAndColumn() {
        ground.script("turns:\n  - {txt: hi}\n");
        assertThatThrownBy(() -> said("q"))
                .hasMessageContaining("script.yaml:2:")
                .hasMessageContaining("txt");
    }

    @Test
    void latencyIsKept() {
        ground.script("latency: 150ms\nturns: [{text: slow}]");
        assertThat(ground.ask(MODEL, "q").metrics().latencyMs()).isBetween(150L, 5_000L);
    }

    @Test
    void textThatIsTooLongForMaxTokensIsCut() {
        ground.script("turns: [{text: \"0123456789\"}]");
        ConverseResponse cut = ground.runtime.converse(converse -> converse.modelId(MODEL)
                .messages(Ground.user("q"))
                .inferenceConfig(inference -> inference.maxTokens(2)));
        assertThat(cut.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
        assertThat(cut.output().message().content().get(0).text()).isEqualTo("01234567");
    }

    @Test
    void cachedPrefixIsWrittenOnceAndReadThen() {
        ground.script("turns: [{text: fine}]");
        TokenUsage written = cached("a");
        TokenUsage read = cached("b");
        assertThat(written.cacheWriteInputTokens()).isGreaterThan(1_024);
        assertThat(written.cacheReadInputTokens()).isZero();
        assertThat(read.cacheReadInputTokens()).isEqualTo(written.cacheWriteInputTokens());
        assertThat(read.cacheWriteInputTokens()).isZero();
        assertThat(read.inputTokens()).isLessThan(100);
    }

    private static TokenUsage cached(String question) {
        return ground.runtime
                .converse(converse -> converse.modelId(MODEL)
                        .system(
                                SystemContentBlock.fromText("rule ".repeat(1_000)),
                                SystemContentBlock.fromCachePoint(point -> point.type(CachePointType.DEFAULT)))
                        .messages(Ground.user(question)))
                .usage();
    }

    @Test
    void messagesOfAnthropicAreUnderstood() {
        ground.script("turns: [{text: looking, tools: [{name: list_files, input: {bucket: payroll}}]}]");
        var answer = ground.runtime.invokeModel(
                invoke -> invoke.modelId(MODEL).contentType("application/json").body(SdkBytes.fromUtf8String("""
                        {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 500, "messages": [{"role": "user", "content": "List"}],
                         "tools": [{"name": "list_files", "description": "d", "input_schema": {"type": "object"}}]}""")));
        assertThat(answer.body().asUtf8String())
                .contains("\"type\":\"tool_use\"", "\"stop_reason\":\"tool_use\"", "\"bucket\":\"payroll\"");
        assertThatThrownBy(() -> ground.runtime.invokeModel(
                        invoke -> invoke.modelId(MODEL).body(SdkBytes.fromUtf8String("{\"messages\": []}"))))
                .hasMessageContaining("anthropic_version");
    }

    @Test
    void tokensAreCountedWithoutAnAnswer() {
        int counted = ground.runtime
                .countTokens(count -> count.modelId(MODEL)
                        .input(input ->
                                input.converse(converse -> converse.messages(Ground.user("word ".repeat(400))))))
                .inputTokens();
        assertThat(counted).isBetween(500, 550);
    }
}
