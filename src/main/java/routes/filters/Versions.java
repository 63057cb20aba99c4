package routes.filters;

import java.time.Instant;
import java.util.Optional;

/** Every version of the filters that a lake has taken, so that a decision can be explained years later. */
public interface Versions {
    /** Returns when {@code files} are kept under their hash; safe to repeat. */
    void keep(Snapshot files, Instant at, String pod);

    /** The version that a lake took last. */
    Optional<Accepted> newest();

    /** The files of the version whose hash begins so; empty when there is none, or more than one. */
    Optional<Snapshot> files(String hash);

    /**
     * That a version was taken.
     *
     * @param at when it was taken last
     * @param pod by which process
     * @param firstAt when it was taken first
     */
    record Accepted(String hash, Instant at, String pod, Instant firstAt) {}
}
