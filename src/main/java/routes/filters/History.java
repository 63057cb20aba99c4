package routes.filters;

import java.time.Instant;
import java.util.function.Consumer;
import routes.events.S3Object;

/** What the lake has decided about, from which a change of the filters can be judged. */
public interface History {
    /** None. */
    History NONE = (from, each) -> {};

    /** Each object, known again by bucket, key and etag, about which something was decided since {@code from}; once, in any order. */
    void since(Instant from, Consumer<Met> each);

    /** An object as a source named it. */
    record Met(String source, S3Object object) {}
}
