package routes.doctor;

/**
 * What one look found.
 *
 * @param name of what was looked at, e.g. {@code queue loglake-cloudtrail-events}
 * @param found in a few words
 * @param cure what to do about it; empty when nothing is to be done
 */
public record Check(String name, State state, String found, String cure) {
    /** How it is. */
    public enum State {
        OK,
        WARN,
        FAIL
    }

    public static Check ok(String name, String found) {
        return new Check(name, State.OK, found, "");
    }

    public static Check warn(String name, String found, String cure) {
        return new Check(name, State.WARN, found, cure);
    }

    public static Check fail(String name, String found, String cure) {
        return new Check(name, State.FAIL, found, cure);
    }
}
