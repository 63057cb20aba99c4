/** The Glue Data Catalog of the local AWS. In: its API's calls. Out: databases, tables and partitions that outlive the process. */
@org.jspecify.annotations.NullMarked
package local.glue;
