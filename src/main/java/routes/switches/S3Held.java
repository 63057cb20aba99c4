package routes.switches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import routes.aws.Digests;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Messages that wait for a table, {@code _loglake/held/<table>/<queue>/<what it says>-<message>.json} in the readready bucket: no
 * retention ends there, and one table's need not wait for another's.
 */
final class S3Held {
    private static final String ROOT = "_loglake/held/";
    private static final int DIGEST = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final S3Client s3;
    private final String bucket;

    S3Held(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Where messages of one queue wait for one table. */
    record Place(String table, String queue) {
        String prefix() {
            return ROOT + table + "/" + queue + "/";
        }
    }

    /** Returns when {@code held} is durable. @param message id on its queue: handed out twice it is held once */
    void put(Held held, String message) {
        String key = new Place(held.table(), held.queue()).prefix()
                + Digests.sha256(held.message()).substring(0, DIGEST) + "-" + message + ".json";
        try {
            byte[] bytes = JSON.writeValueAsBytes(held);
            s3.putObject(
                    put -> put.bucket(bucket).key(key).contentType("application/json"), RequestBody.fromBytes(bytes));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where anything waits. */
    List<Place> places() {
        return folders(ROOT).stream()
                .flatMap(table -> folders(table).stream())
                .map(folder -> folder.split("/"))
                .map(names -> new Place(names[2], names[3]))
                .toList();
    }

    /** At most {@code most} different messages that wait at {@code place}, each with the keys of all that say the same. */
    List<Waiting> at(Place place, int most) {
        Map<String, List<String>> bySaying = new LinkedHashMap<>();
        Iterator<S3Object> listed = s3.listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(place.prefix()))
                .contents()
                .iterator();
        while (listed.hasNext() && bySaying.size() <= most) {
            String key = listed.next().key();
            String saying =
                    key.substring(place.prefix().length(), place.prefix().length() + DIGEST);
            bySaying.computeIfAbsent(saying, first -> new ArrayList<>()).add(key);
        }
        return bySaying.values().stream()
                .limit(most)
                .map(keys -> new Waiting(read(keys.get(0)), keys))
                .toList();
    }

    void remove(Waiting waiting) {
        waiting.keys()
                .forEach(key -> s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
    }

    private Held read(String key) {
        try {
            return JSON.readValue(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray(), Held.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("s3://" + bucket + "/" + key + " is no held message; delete it", broken);
        }
    }

    private List<String> folders(String prefix) {
        return s3
                .listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(prefix).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .toList();
    }
}
