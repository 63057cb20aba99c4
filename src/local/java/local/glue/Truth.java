package local.glue;

/** SQL's three-valued logic: what is compared with null is unknown, and so is its opposite. */
enum Truth {
    NO,
    UNKNOWN,
    YES;

    static Truth of(boolean known) {
        return known ? YES : NO;
    }

    Truth and(Truth other) {
        return compareTo(other) < 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) > 0 ? this : other;
    }

    Truth not() {
        return values()[values().length - 1 - ordinal()];
    }
}
