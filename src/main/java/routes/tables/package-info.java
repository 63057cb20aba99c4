/** Table files: a table is a list of columns. In: YAML. Out: sources with their raw and readready tables. */
@org.jspecify.annotations.NullMarked
package routes.tables;
