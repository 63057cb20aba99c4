/** Days done again, and what was lost brought back. In: a source or table and days. Out: the lake as the source's objects make it. */
@org.jspecify.annotations.NullMarked
package routes.backfill;
