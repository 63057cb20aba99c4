/** Flat rows in sorted ORC files. In: records. Out: ORC files, one per event day. */
@org.jspecify.annotations.NullMarked
package routes.readready;
