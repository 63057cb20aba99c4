/** What no event announced. In: the recent days of each source, listed. Out: the objects that are in no manifest yet. */
@org.jspecify.annotations.NullMarked
package routes.sweep;
