/** Questions that somebody has asked before, with their SQL. In: YAML, and values for its parameters. Out: SQL, and sentences about its rows. */
@org.jspecify.annotations.NullMarked
package routes.playbooks;
