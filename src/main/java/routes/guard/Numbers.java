package routes.guard;

import io.trino.sql.tree.LongLiteral;

/** Whole numbers of a query; one that no computer word holds is the largest. */
final class Numbers {
    private Numbers() {}

    static long of(LongLiteral literal) {
        try {
            return literal.getParsedValue();
        } catch (RuntimeException tooLarge) {
            return Long.MAX_VALUE;
        }
    }
}
