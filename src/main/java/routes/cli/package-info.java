/** The command line. In: words. Out: text, JSON and an exit code. */
@org.jspecify.annotations.NullMarked
package routes.cli;
