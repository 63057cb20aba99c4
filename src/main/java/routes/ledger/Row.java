package routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import routes.events.Fate;
import routes.events.S3Object;
import routes.observe.Decision;

/** One decision, as {@code tables/decisions.yaml} names its parts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Row(
        @Nullable String decisionid,
        Instant time,
        String source,
        @Nullable String bucket,
        @Nullable String key,
        @Nullable String versionid,
        @Nullable String etag,
        @Nullable Long bytes,
        String decision,
        @Nullable String rule,
        @Nullable String ticket,
        String filters,
        @Nullable String tablename,
        @Nullable String partitionvalues,
        @Nullable String unit,
        @Nullable String correlationid,
        @Nullable String pod) {

    /**
     * @param filters hash of those in force
     * @param pod null where every process would decide the same
     */
    static Row of(Instant time, String source, Fate fate, String filters, @Nullable String pod) {
        S3Object object = fate.object();
        Fate.Place place = fate.place();
        return new Row(
                null,
                time,
                source,
                object.bucket(),
                object.key(),
                object.versionId(),
                object.etag(),
                object.bytes(),
                fate.decision().label(),
                fate.rule(),
                fate.ticket(),
                filters,
                place == null ? null : place.table(),
                place == null ? null : place.partition(),
                place == null ? null : place.unit(),
                correlation(object),
                pod);
    }

    /** A decision about a message that names no object. */
    static Row ofNoObject(
            Instant time,
            String source,
            Decision decision,
            String rule,
            String filters,
            @Nullable String unit,
            String pod) {
        return new Row(
                null,
                time,
                source,
                null,
                null,
                null,
                null,
                null,
                decision.label(),
                rule,
                null,
                filters,
                null,
                null,
                unit,
                null,
                pod);
    }

    /** The same decision under the name by which the table knows it again. */
    Row named(String id) {
        return new Row(
                id,
                time,
                source,
                bucket,
                key,
                versionid,
                etag,
                bytes,
                decision,
                rule,
                ticket,
                filters,
                tablename,
                partitionvalues,
                unit,
                correlationid,
                pod);
    }

    /** The same for each delivery of one event; the ETag stands in where no event told of the object. */
    private static String correlation(S3Object object) {
        String moment = object.sequencer().isEmpty() ? object.etag() : object.sequencer();
        byte[] name = (object.bucket() + "/" + object.key() + "#" + moment).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
