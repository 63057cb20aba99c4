package routes.manifest;

import java.time.Instant;

/**
 * An ORC file that lies in our bucket.
 *
 * @param modified when it was put
 */
public record OrcObject(String key, long bytes, Instant modified) {
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** The folder it lies in, with its slash. */
    public String folder() {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }
}
