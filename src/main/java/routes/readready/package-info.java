/**
 * Flat rows in sorted ORC files. In: records. Out: ORC files, one per event day. And, when a day is sealed, in: its ORC files. Out:
 * few large ones, without duplicates.
 */
@org.jspecify.annotations.NullMarked
package routes.readready;
