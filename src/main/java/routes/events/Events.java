package routes.events;

import java.util.List;
import routes.observe.Decision;
import routes.observe.Meters;

/** The first station: from a queue message to the objects it names. */
public final class Events {
    private final Meters meters;

    public Events(Meters meters) {
        this.meters = meters;
    }

    /** An empty list of fates for a message of {@code source}. */
    public Fates fates(String source) {
        return new Fates(source);
    }

    /** The new objects named by {@code message}, which came through the queue of {@code source}. */
    public List<S3Object> objects(String source, String message) {
        List<S3Object> objects = S3EventNotifications.objects(message);
        meters.received(source, objects.size());
        return objects;
    }

    /** Names an object over repeated and re-ordered events, e.g. {@code cloudtrail trail/AWSLogs/x.json.gz#etag}. */
    public String identity(String source, S3Object object) {
        String version = object.versionId() == null ? object.etag() : object.versionId();
        return source + " " + object.bucket() + "/" + object.key() + "#" + version;
    }

    /** Counts an object that was met before. */
    void repeated(String identity) {
        meters.decided(identity.substring(0, identity.indexOf(' ')), Decision.DUPLICATE);
    }
}
