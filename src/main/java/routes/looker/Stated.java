package routes.looker;

/**
 * Something that a text says and that rows have to hold.
 *
 * @param words as they stand in the text
 * @param value of a day {@code 2026-11-20}, {@code --11-20}, {@code 2026-11} or {@code 2026}; of a figure its digits
 */
record Stated(Kind kind, String words, String value) {
    enum Kind {
        FIGURE,
        /** A figure in percent. */
        SHARE,
        /** A number of days, hours or weeks. */
        SPAN,
        DAY,
        /** A day on which something happened, not one that bounds a search. */
        EVENT_DAY,
        /** A name, an identifier, an address, a time. */
        NAME
    }
}
