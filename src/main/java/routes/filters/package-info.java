/** Rules by key alone. In: an object. Out: kept, or excluded by a named rule. */
@org.jspecify.annotations.NullMarked
package routes.filters;
