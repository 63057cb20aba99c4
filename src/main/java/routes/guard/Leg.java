package routes.guard;

/**
 * One of the relations that a FROM joins; a heavy one may have many rows. Each equals itself only.
 */
final class Leg {
    private final boolean heavy;

    Leg(boolean heavy) {
        this.heavy = heavy;
    }

    boolean isHeavy() {
        return heavy;
    }
}
