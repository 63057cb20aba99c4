package routes.batch;

import java.util.function.Consumer;

/**
 * What a person asks for.
 *
 * @param day of the events, yyyymmdd
 * @param person who asks
 * @param role whose policy decides what may be read
 * @param maxUsd dollars that it may cost at most
 * @param progress is told in a line what goes on
 */
public record Request(
        int day, By by, String person, String role, String model, double maxUsd, Want want, Consumer<String> progress) {
    /** How far to go. */
    public enum Want {
        /** Say what it would cost. */
        ESTIMATE,
        /** Do it, or go on with it, or tell what came of it. */
        ANALYSIS,
        /** Do it once more, though the same events have been before the model. */
        ANOTHER
    }

    void tell(String line) {
        progress.accept(line);
    }
}
