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

    /** The new objects named by {@code message}, which came through the queue of {@code source}. */
    public List<S3Object> objects(String source, String message) {
        List<S3Object> objects = S3EventNotifications.objects(message);
        meters.received(source, objects.size());
        return objects;
    }

    /** Tells one object from another, over repeated and re-ordered events. */
    public String identity(S3Object object) {
        return object.bucket() + "/" + object.key() + "#"
                + (object.versionId() == null ? object.etag() : object.versionId());
    }

    /** Counts an object that was met before. */
    public void repeated(String source) {
        meters.decided(source, Decision.DUPLICATE);
    }
}
