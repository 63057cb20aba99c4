/** Asking Athena. In: SQL. Out: columns, rows and what it cost. */
@org.jspecify.annotations.NullMarked
package routes.sql;
