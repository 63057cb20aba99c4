package routes.looker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import routes.guard.Policies;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/** An investigation as a call of Converse, and what came of it. */
public final class BedrockTurns {
    private static final int MOST_TOKENS_OUT = 4_000;
    private static final CachePointBlock CACHE =
            CachePointBlock.builder().type(CachePointType.DEFAULT).build();

    /** One thing, said in several ways by services and models. */
    private static final Pattern TOO_LONG = Pattern.compile(
            "(?i)input is too long|prompt is too long|exceeds? the (maximum )?context|context window|too many (input )?tokens");

    private final Prompt prompt;
    private final Policies policies;
    private final Compaction compaction;
    private final List<Tool> tools;
    private final Map<String, String> requestIds = new ConcurrentHashMap<>();

    BedrockTurns(Prompt prompt, Policies policies, Compaction compaction, ToolSet set) {
        this.prompt = prompt;
        this.policies = policies;
        this.compaction = compaction;
        tools = new ArrayList<>(set.all().stream()
                .map(tool -> Tool.builder()
                        .toolSpec(spec -> spec.name(tool.name())
                                .description(tool.description())
                                .inputSchema(schema -> schema.json(BedrockDocuments.of(tool.input()))))
                        .build())
                .toList());
        tools.add(Tool.builder().cachePoint(CACHE).build());
    }

    /** The next call; what Bedrock calls it is known when it has been answered. */
    public ConverseRequest request(Investigation investigation) {
        return ConverseRequest.builder()
                .modelId(investigation.model())
                .system(
                        SystemContentBlock.fromText(prompt.rules()),
                        SystemContentBlock.fromText(prompt.tables(
                                policies.of(investigation.question().role()))),
                        SystemContentBlock.fromCachePoint(CACHE))
                .messages(compaction.view(investigation).stream()
                        .map(BedrockTurns::message)
                        .toList())
                .toolConfig(ToolConfiguration.builder().tools(tools).build())
                .inferenceConfig(config -> config.maxTokens(MOST_TOKENS_OUT).temperature(0f))
                .requestMetadata(Map.of(
                        "app",
                        "log-lake-looker",
                        "investigation",
                        investigation.id(),
                        "turn",
                        Integer.toString(investigation.turn())))
                .overrideConfiguration(override -> override.addPlugin(client -> client.overrideConfiguration(
                        more -> more.addExecutionInterceptor(new RequestId(investigation.id())))))
                .build();
    }

    /** What Bedrock answered; a reason to stop that the SDK does not know is none to it. */
    public Reply reply(
            Investigation investigation, @Nullable Message said, @Nullable String stop, @Nullable TokenUsage usage) {
        List<Part> parts = new ArrayList<>();
        if (said != null) {
            said.content().forEach(block -> BedrockDocuments.part(block).ifPresent(parts::add));
        }
        return new Reply(parts, String.valueOf(stop), usage(usage), requestIds.remove(investigation.id()), null);
    }

    /** What Bedrock said instead of an answer; what is no error of Bedrock travels on. */
    public Reply failed(Investigation investigation, Exception failed) throws Exception {
        requestIds.remove(investigation.id());
        if (failed instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
            String message = String.valueOf(refused.awsErrorDetails().errorMessage());
            return new Reply(
                    List.of(),
                    "error",
                    Usage.NONE,
                    refused.requestId(),
                    new Reply.Failure(
                            String.valueOf(refused.awsErrorDetails().errorCode()),
                            message,
                            TOO_LONG.matcher(message).find(),
                            refused.isThrottlingException()));
        }
        throw failed;
    }

    private static Usage usage(@Nullable TokenUsage usage) {
        return usage == null
                ? Usage.NONE
                : new Usage(
                        number(usage.inputTokens()),
                        number(usage.outputTokens()),
                        number(usage.cacheReadInputTokens()),
                        number(usage.cacheWriteInputTokens()));
    }

    private static long number(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    private static Message message(Said said) {
        List<ContentBlock> blocks =
                said.parts().stream().map(BedrockDocuments::block).toList();
        return Message.builder()
                .role(said.assistant() ? ConversationRole.ASSISTANT : ConversationRole.USER)
                .content(blocks)
                .build();
    }

    /** Camel hands on what a model said, and not what the service calls the call. */
    private final class RequestId implements ExecutionInterceptor {
        private final String investigation;

        RequestId(String investigation) {
            this.investigation = investigation;
        }

        @Override
        public void afterExecution(Context.AfterExecution done, ExecutionAttributes attributes) {
            done.httpResponse()
                    .firstMatchingHeader("x-amzn-RequestId")
                    .ifPresent(id -> requestIds.put(investigation, id));
        }
    }
}
