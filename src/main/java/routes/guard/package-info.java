/** What SQL may run, and for whom. In: SQL and a role. Out: rows that the role may see, or one line that says why not. */
@org.jspecify.annotations.NullMarked
package routes.guard;
