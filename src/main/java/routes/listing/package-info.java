/** What lies at a source, by listing alone. In: a source and a day. Out: its objects, each with its placement if it has one. */
@org.jspecify.annotations.NullMarked
package routes.listing;
