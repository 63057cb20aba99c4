/**
 * Looker's tools for other people's agents, by the Model Context Protocol. In: requests, one JSON document a line. Out: answers of the
 * same kind; what they hold passed the same guard and is written down as if Looker had asked.
 */
@org.jspecify.annotations.NullMarked
package routes.mcp;
