/** What the operator chose, in human units. In: properties. Out: typed values; nonsense stops the start. */
@org.jspecify.annotations.NullMarked
package routes.settings;
