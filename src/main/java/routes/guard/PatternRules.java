package routes.guard;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.StringLiteral;

/** Regular expressions that end soon whatever they are held against. */
final class PatternRules {
    private static final int LONGEST = 300;

    private PatternRules() {}

    static void check(String function, FunctionCall call) {
        if (!function.startsWith("regexp_") || call.getArguments().size() < 2) {
            return;
        }
        Expression pattern = call.getArguments().get(1);
        if (!(pattern instanceof StringLiteral literal)) {
            throw refused(call, "a pattern that is not written out", "write it as '…'");
        }
        if (literal.getValue().length() > LONGEST) {
            throw refused(call, "a pattern of more than " + LONGEST + " characters", "use several shorter ones");
        }
        new StarHeight(literal.getValue()).reason().ifPresent(reason -> {
            throw refused(call, reason, "repeat only what repeats nothing itself, as in [a-z]+");
        });
    }

    private static GuardRefused refused(FunctionCall call, String what, String hint) {
        return Place.refused(Code.REGEX, call, what, hint);
    }
}
