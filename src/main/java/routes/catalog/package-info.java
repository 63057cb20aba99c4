/** The Glue Data Catalog. In: placements. Out: tables and partitions that exist. */
@org.jspecify.annotations.NullMarked
package routes.catalog;
