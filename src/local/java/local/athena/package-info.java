/** Athena of the local AWS. In: SQL by its API. Out: rows of the tables that the local Glue lists and the local S3 holds. */
@org.jspecify.annotations.NullMarked
package local.athena;
