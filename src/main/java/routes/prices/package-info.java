/** What models cost. In: a dated price file and tokens. Out: dollars. */
@org.jspecify.annotations.NullMarked
package routes.prices;
