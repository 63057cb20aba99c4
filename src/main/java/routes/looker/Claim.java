package routes.looker;

import java.util.List;

/**
 * One sentence of an answer.
 *
 * @param cites {@code Q2#7} for a row of a query, {@code Q2} for all it returned
 */
record Claim(String text, List<String> cites) {}
