package routes.looker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import routes.failures.LakeException;
import routes.failures.Reason;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** {@code investigations/<id>.json} in the ledger bucket: each investigation as it was after its last whole turn. */
final class S3Investigations {
    private static final String FOLDER = "investigations/";
    private static final String LAST = "last";
    private static final String SUFFIX = ".json";
    private static final Pattern ID = Pattern.compile("inv-\\d{8}-[0-9a-z]{6,20}");

    private final S3Client s3;
    private final String bucket;

    S3Investigations(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    void keep(SavedInvestigation investigation) {
        s3.putObject(
                put -> put.bucket(bucket).key(key(investigation.id())).contentType("application/json"),
                RequestBody.fromString(Json.text(investigation)));
    }

    /**
     * @param id {@value #LAST} stands for the newest
     * @throws LakeException BAD_CONFIGURATION when there is none of this name
     */
    SavedInvestigation of(String id) {
        return (id.equals(LAST) ? newest(1).stream().findFirst() : find(id))
                .orElseThrow(() -> new LakeException(
                        Reason.BAD_CONFIGURATION,
                        "there is no investigation " + Neutral.line(id)
                                + "; ./loglake looker list shows those that there are"));
    }

    private Optional<SavedInvestigation> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readValue(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key(id))).asByteArrayUnsafe(),
                    SavedInvestigation.class));
        } catch (NoSuchKeyException | NoSuchBucketException none) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException("s3://" + bucket + "/" + key(id) + " is no investigation", broken);
        }
    }

    /** The newest first. */
    List<SavedInvestigation> newest(int most) {
        try {
            return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(FOLDER)).contents().stream()
                    .sorted(Comparator.comparing(S3Object::lastModified).reversed())
                    .limit(most)
                    .map(object -> object.key().substring(FOLDER.length()).replace(SUFFIX, ""))
                    .flatMap(id -> find(id).stream())
                    .sorted(Comparator.comparing(SavedInvestigation::asked).reversed())
                    .toList();
        } catch (NoSuchBucketException noneYet) {
            return List.of();
        }
    }

    private static String key(String id) {
        return FOLDER + id + SUFFIX;
    }
}
