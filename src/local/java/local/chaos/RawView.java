package local.chaos;

import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** What of the producer's bucket has arrived in one schedule; its objects lie there from the start. */
final class RawView {
    private final String bucket;
    private final Set<String> arrived = new TreeSet<>();

    RawView(String bucket) {
        this.bucket = bucket;
    }

    void arrive(String key) {
        arrived.add(key);
    }

    void remove(String key) {
        arrived.remove(key);
    }

    Set<String> arrived() {
        return arrived;
    }

    /** Refuses what has not arrived. */
    void check(Call call) {
        if (call.bucket().equals(bucket) && call.operation().equals("getObject") && !arrived.contains(call.target())) {
            throw NoSuchKeyException.builder()
                    .statusCode(404)
                    .message(call.target() + " is not there")
                    .build();
        }
    }

    /** An answer without what has not arrived. */
    Object seen(Call call, Object answer) {
        return call.bucket().equals(bucket) && answer instanceof ListObjectsV2Response listed
                ? listed.toBuilder()
                        .contents(listed.contents().stream()
                                .filter(object -> arrived.contains(object.key()))
                                .toList())
                        .build()
                : answer;
    }
}
