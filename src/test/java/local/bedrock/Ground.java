package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import local.endpoint.Json;
import local.s3.LocalS3;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A local S3 and a local Bedrock, and the SDK's clients of them. */
final class Ground implements AutoCloseable {
    private final Path folder;
    private final LocalS3 localS3;
    private LocalBedrock localBedrock;
    final S3Client s3;
    BedrockClient bedrock;
    BedrockRuntimeClient runtime;

    Ground(Path folder) {
        this.folder = folder;
        localS3 = LocalS3.start(folder.resolve("s3"), folder.resolve("rules.json"), 0, (queue, message) -> {});
        s3 = client(S3Client.builder().forcePathStyle(true), localS3.endpoint());
        begin();
    }

    private void begin() {
        localBedrock = LocalBedrock.start(folder.resolve("bedrock"), 0, localS3.endpoint());
        bedrock = client(BedrockClient.builder(), localBedrock.endpoint());
        runtime = client(BedrockRuntimeClient.builder(), localBedrock.endpoint());
    }

    /** What a kill and a start of the process would do to Bedrock. */
    void restart() {
        localBedrock.close();
        begin();
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    /** From now on Bedrock behaves so. */
    void script(String yaml) {
        try {
            Path next = folder.resolve("script.next");
            Files.writeString(next, yaml);
            Files.move(
                    next, folder.resolve("bedrock").resolve(LocalBedrock.SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    ConverseResponse ask(String model, String question) {
        return runtime.converse(converse -> converse.modelId(model).messages(user(question)));
    }

    static Message user(String text) {
        return user(ContentBlock.fromText(text));
    }

    static Message user(ContentBlock... content) {
        return Message.builder().role(ConversationRole.USER).content(content).build();
    }

    /** Keys below {@code bucket}, in order. */
    List<String> keys(String bucket) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** The JSON lines of an object, inflated when its name says so. */
    List<JsonNode> lines(String bucket, String key) {
        try (var object = s3.getObject(get -> get.bucket(bucket).key(key));
                var bytes = key.endsWith(".gz") ? new GZIPInputStream(object) : object) {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : new String(bytes.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                lines.add(Json.MAPPER.readTree(line));
            }
            return lines;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        localBedrock.close();
        localS3.close();
    }
}
