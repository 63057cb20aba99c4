/** Realistic logs that anyone may have. In: a seed. Out: raw log files as AWS would deliver them. */
@org.jspecify.annotations.NullMarked
package routes.samples;
