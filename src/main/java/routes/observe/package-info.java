/** What can be counted from outside. In: what became of objects, rows and partitions. Out: Prometheus metrics. */
@org.jspecify.annotations.NullMarked
package routes.observe;
