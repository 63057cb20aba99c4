/**
 * Looker, the agent: a model asks the lake for a person, and code checks what it says. In: a named person's question. Out: an
 * answer whose claims are held against rows, and each step of it as a row of {@code from_looker_readready}.
 */
@org.jspecify.annotations.NullMarked
package routes.looker;
