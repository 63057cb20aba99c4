/** Closes days. In: an event day. Out: its rows once each, sorted, in few files, at a new place that readers see all at once. */
@org.jspecify.annotations.NullMarked
package routes.seal;
