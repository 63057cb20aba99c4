/** Where an object belongs. In: an object. Out: table, partition values and location. */
@org.jspecify.annotations.NullMarked
package routes.placement;
