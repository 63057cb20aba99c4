/** Whether all that lies at a source is in the lake. In: a source and a delivery day. Out: the fate of every object, the sums of records, and what is wrong. */
@org.jspecify.annotations.NullMarked
package routes.completeness;
