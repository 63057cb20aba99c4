package routes.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import local.s3.LocalS3;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.aws.S3Buckets;
import routes.events.S3Object;
import routes.tables.Sources;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class S3CopiesTest {
    private static final String KEY = "fh/2026/11/20/stream-1";

    @TempDir
    static Path folder;

    private static LocalS3 local;
    private static AwsBeans aws;
    private static S3Copies copies;

    @BeforeAll
    static void start() throws IOException {
        local = LocalS3.start(folder.resolve("s3"), folder.resolve("rules.json"), 0, (queue, message) -> {});
        aws = new AwsBeans(new Endpoints(Map.of(Endpoints.S3, local.endpoint())), true);
        new S3Buckets(aws.s3).make("raw");
        new S3Buckets(aws.s3).make("copies");
        Path example = Path.of("examples/sources/guardduty/guardduty.table.yaml");
        Sources sources = Sources.bundled();
        sources.add(Sources.read("guardduty", "guardduty", Files.readString(example) + "rename: {suffix: .json.gz}\n"));
        copies = new S3Copies(aws.s3, sources, "copies");
    }

    @AfterAll
    static void stop() {
        aws.close();
        local.close();
    }

    @Test
    void anObjectIsCopiedOnceHoweverOftenItIsMetAndAgainWhenItIsAnother() {
        S3Object first = put(KEY, "one");
        assertThat(copies.keep("guardduty", first)).isSameAs(first);
        HeadObjectResponse copy = head();

        copies.keep("guardduty", first);
        assertThat(head().lastModified()).isEqualTo(copy.lastModified());
        assertThat(copy.metadata())
                .containsEntry(S3Copies.SHA256, "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");

        copies.keep("guardduty", put(KEY, "two"));
        assertThat(aws.s3
                        .getObjectAsBytes(get -> get.bucket("copies").key("guardduty/" + KEY + ".json.gz"))
                        .asUtf8String())
                .isEqualTo("two");
    }

    @Test
    void whatIsGoneOrAnotherByNowIsNotCopied() {
        S3Object first = put("gone", "one");
        put("gone", "two");

        copies.keep("guardduty", first);

        assertThat(aws.s3
                        .listObjectsV2(list -> list.bucket("copies").prefix("guardduty/gone"))
                        .contents())
                .isEmpty();
    }

    @Test
    void aSourceThatAsksForNoneHasNone() {
        S3Object object = put("trail", "one");

        assertThat(copies.keep("cloudtrail", object)).isSameAs(object);
        assertThat(aws.s3
                        .listObjectsV2(list -> list.bucket("copies").prefix("cloudtrail/"))
                        .contents())
                .isEmpty();
    }

    @Test
    void aKeyThatEndsSoAlreadyKeepsItsName() {
        assertThat(S3Copies.key("s", "a/b.json.gz", ".json.gz")).isEqualTo("s/a/b.json.gz");
        assertThat(S3Copies.key("s", "a/b", ".json.gz")).isEqualTo("s/a/b.json.gz");
    }

    private static HeadObjectResponse head() {
        return aws.s3.headObject(head -> head.bucket("copies").key("guardduty/" + KEY + ".json.gz"));
    }

    private static S3Object put(String key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String etag = aws.s3
                .putObject(put -> put.bucket("raw").key(key), RequestBody.fromBytes(bytes))
                .eTag();
        return new S3Object("raw", key, bytes.length, etag.replace("\"", ""), null, "", Instant.EPOCH);
    }
}
