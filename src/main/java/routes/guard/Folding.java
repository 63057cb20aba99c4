package routes.guard;

import io.trino.sql.tree.ArithmeticBinaryExpression;
import io.trino.sql.tree.ArithmeticUnaryExpression;
import io.trino.sql.tree.Cast;
import io.trino.sql.tree.CurrentTime;
import io.trino.sql.tree.DateTimeDataType;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.GenericDataType;
import io.trino.sql.tree.GenericLiteral;
import io.trino.sql.tree.IntervalLiteral;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.StringLiteral;
import io.trino.sql.tree.TimestampLiteral;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out what an expression without columns is worth: numbers, texts, times and intervals; Athena's clock is UTC. */
final class Folding {
    private static final Set<String> WHOLE = Set.of("bigint", "integer", "int");
    private static final Set<String> TEXT = Set.of("varchar");

    private final LocalDateTime now;

    Folding(Clock clock) {
        this.now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    LocalDate today() {
        return now.toLocalDate();
    }

    /** Empty when it is no whole number, or not known beforehand. */
    OptionalLong number(Expression expression) {
        return value(expression) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** A Long, String, LocalDateTime or interval; null when it is not known beforehand. */
    @Nullable
    Object value(Expression expression) {
        try {
            return folded(expression);
        } catch (DateTimeException | ArithmeticException | NumberFormatException worthless) {
            return null;
        }
    }

    private @Nullable Object folded(Expression expression) {
        if (expression instanceof LongLiteral literal) {
            return Numbers.of(literal);
        }
        if (expression instanceof StringLiteral literal) {
            return literal.getValue();
        }
        if (expression instanceof GenericLiteral literal) {
            return literal.getType().equalsIgnoreCase("date") ? time(literal.getValue()) : null;
        }
        if (expression instanceof TimestampLiteral literal) {
            return time(literal.getValue());
        }
        if (expression instanceof IntervalLiteral literal) {
            return Intervals.of(literal);
        }
        if (expression instanceof CurrentTime current) {
            return now(current);
        }
        if (expression instanceof Cast cast) {
            return cast(cast);
        }
        return compound(expression);
    }

    private @Nullable Object compound(Expression expression) {
        if (expression instanceof ArithmeticUnaryExpression sign && folded(sign.getValue()) instanceof Long number) {
            return sign.getSign() == ArithmeticUnaryExpression.Sign.MINUS ? Math.negateExact(number) : number;
        }
        if (expression instanceof ArithmeticBinaryExpression sum) {
            return arithmetic(sum.getOperator(), folded(sum.getLeft()), folded(sum.getRight()));
        }
        if (expression instanceof FunctionCall call && call.getName().getParts().size() == 1) {
            return call(call.getName().getSuffix().toLowerCase(Locale.ROOT), call.getArguments());
        }
        return null;
    }

    private @Nullable Object now(CurrentTime current) {
        return switch (current.getFunction()) {
            case DATE -> now.toLocalDate().atStartOfDay();
            case TIMESTAMP, LOCALTIMESTAMP -> now;
            default -> null;
        };
    }

    private @Nullable Object cast(Cast cast) {
        Object value = folded(cast.getExpression());
        if (cast.getType() instanceof DateTimeDataType timestamp && value != null) {
            boolean known = timestamp.getType() == DateTimeDataType.Type.TIMESTAMP;
            return known && value instanceof String text
                    ? time(text)
                    : known && value instanceof LocalDateTime ? value : null;
        }
        if (!(cast.getType() instanceof GenericDataType type) || value == null) {
            return null;
        }
        String name = type.getName().getValue().toLowerCase(Locale.ROOT);
        if (WHOLE.contains(name)) {
            return value instanceof String text
                    ? (Object) Long.parseLong(text.strip())
                    : value instanceof Long ? value : null;
        }
        if (TEXT.contains(name) && type.getArguments().isEmpty()) {
            return value instanceof LocalDateTime ? null : value.toString();
        }
        if (name.equals("date")) {
            return value instanceof String text
                    ? time(text)
                    : value instanceof LocalDateTime time ? midnight(time) : null;
        }
        return null;
    }

    private static LocalDateTime midnight(LocalDateTime time) {
        return time.toLocalDate().atStartOfDay();
    }

    /** {@code 2026-11-20}, perhaps with a time behind it. */
    private static LocalDateTime time(String text) {
        String[] parts = text.strip().split("[ T]", 2);
        LocalTime time = parts.length == 1 ? LocalTime.MIDNIGHT : LocalTime.parse(parts[1]);
        return LocalDate.parse(parts[0]).atTime(time);
    }

    private static @Nullable Object arithmetic(
            ArithmeticBinaryExpression.Operator operator, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Long one && right instanceof Long other) {
            return switch (operator) {
                case ADD -> Math.addExact(one, other);
                case SUBTRACT -> Math.subtractExact(one, other);
                case MULTIPLY -> Math.multiplyExact(one, other);
                case DIVIDE -> one / other;
                case MODULUS -> one % other;
            };
        }
        if (left instanceof LocalDateTime time && right instanceof TemporalAmount span) {
            return switch (operator) {
                case ADD -> time.plus(span);
                case SUBTRACT -> time.minus(span);
                default -> null;
            };
        }
        return null;
    }

    private @Nullable Object call(String name, List<Expression> arguments) {
        List<Object> values = arguments.stream()
                .map(this::folded)
                .map(value -> Objects.requireNonNullElse(value, FoldedCalls.UNKNOWN))
                .toList();
        return name.equals("now") && values.isEmpty() ? now : FoldedCalls.value(name, values);
    }
}
