package local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

final class LocalS3Test {
    private static final String BUCKET = "cloudtrail-logs";

    private static final int PART_BYTES = 5 << 20;

    @TempDir
    Path data;

    private LocalS3 local;
    private S3Client s3;

    @BeforeEach
    void start() {
        open();
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    private void open() {
        local = LocalS3.start(data.resolve("s3"), data.resolve("rules.json"), 0, (queue, message) -> {});
        s3 = S3Clients.of(local.endpoint());
    }

    @AfterEach
    void stop() {
        s3.close();
        local.close();
    }

    @Test
    void anEtagIsTheMd5OfTheBytes() throws Exception {
        String etag = put("a/b.json.gz", "hello");

        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest("hello".getBytes(UTF_8)));
        assertThat(etag).isEqualTo("\"" + md5 + "\"");
        assertThat(s3.headObject(request -> request.bucket(BUCKET).key("a/b.json.gz"))
                        .eTag())
                .isEqualTo(etag);
        assertThat(list("").get(0).eTag()).isEqualTo(etag);
    }

    @Test
    void keysKeepEveryCharacter() {
        List<String> keys = List.of("a b/c+d%20e.json", "grün/日本語/x=1/y&z?.gz", "plain", "zero/ 'quote\"s' #1;v@2");
        keys.forEach(key -> put(key, key));

        assertThat(list("")).extracting(S3Object::key).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(keys).allSatisfy(key -> assertThat(get(key)).isEqualTo(key));
        assertThat(list("grün/日本語/")).extracting(S3Object::key).containsExactly(keys.get(1));
    }

    @Test
    void aListingOfMoreThanAThousandKeysComesInPagesInOrder() {
        List<String> keys = IntStream.range(0, 2_345)
                .mapToObj(i -> String.format("AWSLogs/%d/x-%05d.gz", i % 7, i))
                .sorted()
                .toList();
        inParallel(
                8,
                keys.stream().<Callable<String>>map(key -> () -> put(key, "x")).toList());

        assertThat(list("")).extracting(S3Object::key).containsExactlyElementsOf(keys);
        assertThat(list("AWSLogs/3/"))
                .extracting(S3Object::key)
                .containsExactlyElementsOf(keys.stream()
                        .filter(key -> key.startsWith("AWSLogs/3/"))
                        .toList());
        ListObjectsV2Response folders = s3.listObjectsV2(
                request -> request.bucket(BUCKET).prefix("AWSLogs/").delimiter("/"));
        assertThat(folders.commonPrefixes())
                .extracting(CommonPrefix::prefix)
                .containsExactlyElementsOf(IntStream.range(0, 7)
                        .mapToObj(i -> "AWSLogs/" + i + "/")
                        .toList());
    }

    @Test
    void aListingGoesOnAfterARestart() {
        List.of("a", "b/1", "b/2", "c").forEach(key -> put(key, key));
        ListObjectsV2Response first =
                s3.listObjectsV2(request -> request.bucket(BUCKET).maxKeys(2));
        stop();
        open();
        ListObjectsV2Response second = s3.listObjectsV2(
                request -> request.bucket(BUCKET).maxKeys(2).continuationToken(first.nextContinuationToken()));

        assertThat(first.contents()).extracting(S3Object::key).containsExactly("a", "b/1");
        assertThat(second.contents()).extracting(S3Object::key).containsExactly("b/2", "c");
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void anObjectOfZeroBytesAndAFolderMarkerAreObjects() {
        put("empty", "");
        put("folder/", "");

        assertThat(list("")).extracting(S3Object::key, S3Object::size).satisfies(rows -> assertThat(rows.toString())
                .isEqualTo("[(\"empty\", 0L), (\"folder/\", 0L)]"));
        assertThat(get("empty")).isEmpty();
    }

    @Test
    void aRangeIsAnswered() {
        put("digits", "0123456789");
        assertThat(s3.getObjectAsBytes(
                                request -> request.bucket(BUCKET).key("digits").range("bytes=2-4"))
                        .asUtf8String())
                .isEqualTo("234");
    }

    @Test
    void ofManyPutsThatMustBeFirstOneWins() {
        for (int round = 0; round < 20; round++) {
            String key = "manifest/" + round + ".json";
            List<Integer> answers = inParallel(
                    8,
                    IntStream.range(0, 8)
                            .<Callable<Integer>>mapToObj(i -> () -> putFirst(key, "writer " + i))
                            .toList());
            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
            assertThat(get(key)).isEqualTo("writer " + answers.indexOf(200));
        }
    }

    @Test
    void aGetOfAnotherVersionIsRefusedAndOfNoObjectNotFound() {
        put("a", "first");
        String etag = put("a", "second");

        assertThat(s3.getObjectAsBytes(
                                request -> request.bucket(BUCKET).key("a").ifMatch(etag))
                        .asUtf8String())
                .isEqualTo("second");
        assertThatThrownBy(() -> s3.getObjectAsBytes(
                        request -> request.bucket(BUCKET).key("a").ifMatch("\"00000000000000000000000000000000\"")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThatThrownBy(() -> get("nothing/here")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void manyObjectsAreDeletedAtOnceWhileOthersArePutBesideThem() {
        List<String> old =
                IntStream.range(0, 500).mapToObj(i -> "day/" + i + "/old").toList();
        List<String> young =
                IntStream.range(0, 500).mapToObj(i -> "day/" + i + "/young").toList();
        inParallel(
                8,
                old.stream().<Callable<String>>map(key -> () -> put(key, "x")).toList());

        List<Callable<Object>> work = new ArrayList<>();
        work.add(() -> s3.deleteObjects(request -> request.bucket(BUCKET)
                .delete(delete -> delete.objects(old.stream()
                        .map(key -> ObjectIdentifier.builder().key(key).build())
                        .toList()))));
        young.forEach(key -> work.add(() -> put(key, "x")));
        inParallel(8, work);

        assertThat(list("")).extracting(S3Object::key).containsExactlyInAnyOrderElementsOf(young);
    }

    @Test
    void aListingNeverShowsAnObjectUnderWay() {
        List<Callable<Object>> work = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String key = "day/" + i + ".json.gz";
            work.add(() -> put(key, "x".repeat(100_000)));
            work.add(() -> assertThat(list(""))
                    .allSatisfy(object -> assertThat(object.key()).matches("day/\\d+\\.json\\.gz"))
                    .allSatisfy(object -> assertThat(object.size()).isEqualTo(100_000)));
        }
        inParallel(8, work);
    }

    @Test
    void anUploadInPartsIsOneObject() {
        String key = "big/object.orc";
        String id = s3.createMultipartUpload(request -> request.bucket(BUCKET).key(key))
                .uploadId();
        List<CompletedPart> parts = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> uploadPart(key, id, number))
                .toList();
        assertThat(list("")).isEmpty();

        s3.completeMultipartUpload(
                request -> request.bucket(BUCKET).key(key).uploadId(id).multipartUpload(upload -> upload.parts(parts)));

        assertThat(list("")).extracting(S3Object::key).containsExactly(key);
        assertThat(list("").get(0).eTag()).matches("\"[0-9a-f]{32}-3\"");
        assertThat(get(key)).isEqualTo("1".repeat(PART_BYTES) + "2".repeat(PART_BYTES) + "3".repeat(PART_BYTES));
    }

    @Test
    void aCopyIsAnObjectOfItsOwn() {
        put("from", "text");
        s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey("from")
                .destinationBucket(BUCKET)
                .destinationKey("to/there"));
        s3.deleteObject(request -> request.bucket(BUCKET).key("from"));

        assertThat(get("to/there")).isEqualTo("text");
    }

    @Test
    void onlyBucketsOfClientsAreListed() {
        assertThat(s3.listBuckets().buckets()).singleElement().satisfies(bucket -> assertThat(bucket.name())
                .isEqualTo(BUCKET));
    }

    private CompletedPart uploadPart(String key, String id, int number) {
        String etag = s3.uploadPart(
                        request -> request.bucket(BUCKET).key(key).uploadId(id).partNumber(number),
                        RequestBody.fromString(String.valueOf(number).repeat(PART_BYTES)))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private int putFirst(String key, String content) {
        try {
            s3.putObject(request -> request.bucket(BUCKET).key(key).ifNoneMatch("*"), RequestBody.fromString(content));
            return 200;
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }

    private String put(String key, String content) {
        return s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(content, UTF_8))
                .eTag();
    }

    private String get(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asString(UTF_8);
    }

    private List<S3Object> list(String prefix) {
        return s3.listObjectsV2Paginator(request -> request.bucket(BUCKET).prefix(prefix)).contents().stream()
                .toList();
    }

    private static <T> List<T> inParallel(int threads, List<? extends Callable<T>> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
