package routes.guard;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that make much from little, and how much they may make. */
final class RepetitionRules {
    private static final long MOST = 10_000;

    private RepetitionRules() {}

    static void check(String function, FunctionCall call, Folding folding) {
        List<Expression> arguments = call.getArguments();
        long most =
                switch (function) {
                    case "repeat", "lpad", "rpad" -> arguments.size() < 2 ? 0 : count(folding.value(arguments.get(1)));
                    case "sequence" -> arguments.size() < 2 ? 0 : steps(arguments, folding);
                    case "combinations" -> arguments.size() < 2 ? 0 : few(folding.value(arguments.get(1)));
                    default -> 0;
                };
        if (most > MOST) {
            throw Place.refused(
                    Code.RESOURCE,
                    call,
                    function + " of more than " + MOST + ", or of a number that is not known beforehand",
                    "give it numbers, and small ones");
        }
    }

    private static long count(@Nullable Object value) {
        return value instanceof Long number ? number : Long.MAX_VALUE;
    }

    private static long few(@Nullable Object value) {
        return value instanceof Long number && number <= 3 ? number : Long.MAX_VALUE;
    }

    private static long steps(List<Expression> arguments, Folding folding) {
        Object from = folding.value(arguments.get(0));
        Object to = folding.value(arguments.get(1));
        Object step = arguments.size() > 2 ? folding.value(arguments.get(2)) : Long.valueOf(1);
        if (from instanceof Long first && to instanceof Long last && step instanceof Long by && by != 0) {
            return Math.abs(last / by - first / by);
        }
        if (from instanceof LocalDateTime first && to instanceof LocalDateTime last) {
            long seconds = Math.abs(Duration.between(first, last).toSeconds());
            long by = seconds(step);
            return by == 0 ? Long.MAX_VALUE : seconds / by;
        }
        return Long.MAX_VALUE;
    }

    private static long seconds(@Nullable Object step) {
        if (step instanceof Duration duration) {
            return Math.abs(duration.toSeconds());
        }
        if (step instanceof Period period) {
            return Math.abs((period.toTotalMonths() * 28 + period.getDays()) * 86_400);
        }
        return step instanceof Long ? 86_400 : 0;
    }
}
