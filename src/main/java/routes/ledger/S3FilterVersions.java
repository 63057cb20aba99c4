package routes.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import routes.filters.Snapshot;
import routes.filters.Versions;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** {@code filters/<hash>/<file>} in the ledger bucket, and {@code accepted.json} beside them, which is written last. */
public final class S3FilterVersions implements Versions {
    private static final String ROOT = "filters/";
    private static final String ACCEPTED = "accepted.json";

    /** S3 dates objects to the second. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final S3Client s3;
    private final String bucket;

    public S3FilterVersions(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void keep(Snapshot files, Instant at, String pod) {
        String folder = ROOT + files.hash() + "/";
        Optional<Accepted> before = accepted(folder + ACCEPTED);
        if (before.isEmpty()) {
            files.files().forEach((path, content) -> put(folder + Path.of(path).getFileName(), content));
        }
        Instant first = before.map(Accepted::firstAt).orElse(at);
        put(folder + ACCEPTED, json(new Accepted(files.hash(), at, pod, first)));
    }

    @Override
    public Optional<Accepted> newest() {
        List<S3Object> all = s3
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(ROOT))
                .contents()
                .stream()
                .filter(object -> object.key().endsWith("/" + ACCEPTED))
                .toList();
        Instant last = all.stream()
                .map(S3Object::lastModified)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return all.stream()
                .filter(object -> !object.lastModified().plus(SAME_MOMENT).isBefore(last))
                .flatMap(object -> accepted(object.key()).stream())
                .max(Comparator.comparing(Accepted::at));
    }

    @Override
    public Optional<Snapshot> files(String hash) {
        List<String> keys =
                s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(ROOT + hash)).contents().stream()
                        .map(S3Object::key)
                        .toList();
        if (keys.stream().map(S3FilterVersions::folder).distinct().count() != 1) {
            return Optional.empty();
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        keys.stream()
                .filter(key -> !key.endsWith("/" + ACCEPTED))
                .forEach(key -> files.put("s3://" + bucket + "/" + key, got(key)));
        return Optional.of(new Snapshot(files));
    }

    private static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/'));
    }

    private Optional<Accepted> accepted(String key) {
        try {
            return Optional.of(JSON.readValue(got(key), Accepted.class));
        } catch (NoSuchKeyException notYet) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException("s3://" + bucket + "/" + key + " is no JSON as the lake writes it", broken);
        }
    }

    private byte[] got(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArrayUnsafe();
    }

    private void put(String key, byte[] content) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    private static byte[] json(Accepted accepted) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(accepted);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
