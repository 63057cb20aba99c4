package local.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.bedrock.model.LoggingConfig;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

class InvocationLogTest {
    private static final String BUCKET = "bedrock-logs";
    private static final String MODEL = "loglake.scripted-v1";
    private static final String RECORDS =
            "logs/AWSLogs/000000000000/BedrockModelInvocationLogs/us-east-1/\\d{4}/\\d\\d/\\d\\d/\\d\\d/\\d{8}T\\d{9}Z_[0-9a-f]{16}.json.gz";

    @TempDir
    Path folder;

    @Test
    void callsAreLoggedAsBedrockLogsThem() {
        try (Ground ground = new Ground(folder)) {
            ground.ask(MODEL, "before anyone listens");
            assertThatThrownBy(() -> configure(ground)).hasMessageContaining(BUCKET);
            ground.s3.createBucket(create -> create.bucket(BUCKET));
            configure(ground);
            assertThat(ground.keys(BUCKET)).singleElement().asString().endsWith("amazon-bedrock-logs-permission-check");
            ground.restart();
            assertThat(ground.bedrock
                            .getModelInvocationLoggingConfiguration(get -> {})
                            .loggingConfig()
                            .s3Config()
                            .bucketName())
                    .isEqualTo(BUCKET);

            ConverseResponse answer = ground.runtime.converse(converse -> converse.modelId(MODEL)
                    .messages(Ground.user("hello"))
                    .requestMetadata(Map.of("app", "looker", "turn", "1")));
            ground.script("context-window: 9");
            assertThatThrownBy(() -> ground.ask(MODEL, "x".repeat(150_000))).hasMessageContaining("too long");
            ground.script("throttle-next: 1");
            ground.ask(MODEL, "y".repeat(150_000));
            assertThatThrownBy(() -> ground.ask("no-model", "unlogged")).hasMessageContaining("identifier");
            verify(ground, answer.responseMetadata().requestId());
        }
    }

    private static void configure(Ground ground) {
        ground.bedrock.putModelInvocationLoggingConfiguration(put -> put.loggingConfig(LoggingConfig.builder()
                .s3Config(s3 -> s3.bucketName(BUCKET).keyPrefix("logs"))
                .textDataDeliveryEnabled(true)
                .build()));
    }

    private static void verify(Ground ground, String id) {
        List<String> keys = ground.keys(BUCKET);
        List<JsonNode> records = keys.stream()
                .filter(key -> key.matches(RECORDS))
                .flatMap(key -> ground.lines(BUCKET, key).stream())
                .toList();
        assertThat(records).hasSize(3);
        JsonNode plain = records.get(0);
        assertThat(plain.path("requestId").asText()).isEqualTo(id);
        assertThat(plain.path("schemaType").asText()).isEqualTo("ModelInvocationLog");
        assertThat(plain.path("requestMetadata").path("app").asText()).isEqualTo("looker");
        assertThat(plain.at("/input/inputBodyJson/messages/0/content/0/text").asText())
                .isEqualTo("hello");
        assertThat(plain.at("/output/outputBodyJson/stopReason").asText()).isEqualTo("end_turn");
        assertThat(plain.at("/input/inputTokenCount").asInt()).isPositive();

        JsonNode failed = records.get(1);
        assertThat(failed.path("errorCode").asText()).isEqualTo("ValidationException");
        assertThat(failed.path("output").has("outputBodyJson")).isFalse();
        String overflow = failed.at("/input/inputBodyS3Path").asText().substring(("s3://" + BUCKET + "/").length());
        assertThat(overflow).endsWith("/data/" + failed.path("requestId").asText() + "_input.json.gz");
        assertThat(ground.lines(BUCKET, overflow)
                        .get(0)
                        .at("/messages/0/content/0/text")
                        .asText())
                .hasSize(150_000);
        assertThat(keys).filteredOn(key -> key.contains("/data/")).hasSize(2);
    }
}
