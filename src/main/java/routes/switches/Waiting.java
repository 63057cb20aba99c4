package routes.switches;

import java.util.List;

/**
 * One message that waits for its table, as often as it was held.
 *
 * @param keys under which it is kept
 */
public record Waiting(Held held, List<String> keys) {
    /** What its queue knows it by when it goes back; it was never sent under this name before. */
    public String name() {
        return keys.get(0);
    }
}
