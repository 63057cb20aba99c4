package routes.onboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import routes.tables.ColumnType;
import routes.tables.TimeFormat;

/**
 * The type on which all values of a column agree; where they do not, a string.
 *
 * @param time how times are written, where a table file must say so
 */
record TypeGuess(ColumnType type, @Nullable String time) {
    private static final List<String> TIMES = List.of(
            "dd/MMM/yyyy:HH:mm:ss Z",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd HH:mm:ss.SSS",
            "yyyy-MM-dd'T'HH:mm:ss",
            "yyyy-MM-dd\tHH:mm:ss",
            "yyyy/MM/dd HH:mm:ss",
            "EEE MMM dd HH:mm:ss yyyy");
    private static final Pattern TIME_NAME =
            Pattern.compile("(^|_)(ts|start|end|epoch|date|created|updated)($|_)|time|timestamp|(_at|at_ms)$");
    private static final Pattern LABEL = Pattern.compile("account|owner|(^|_)id$|phone|zip|version");
    private static final String ACCOUNT = "\\d{12}";

    static TypeGuess of(String name, List<JsonNode> values, boolean text) {
        if (values.stream().anyMatch(JsonNode::isContainerNode)) {
            return new TypeGuess(ColumnType.JSON, null);
        }
        if (all(values, value -> value.isBoolean() || value.asText().matches("true|false"))) {
            return new TypeGuess(ColumnType.BOOLEAN, null);
        }
        boolean numbers = text
                && !LABEL.matcher(name).find()
                && !all(values, value -> value.asText().matches(ACCOUNT));
        if (all(values, value -> value.isIntegralNumber() || numbers && isWhole(value.asText()))) {
            return whole(name, values);
        }
        if (all(values, value -> value.isNumber() || numbers && isNumber(value.asText()))) {
            boolean time = TIME_NAME.matcher(name).find() && all(values, value -> within(value, 1e9, 4e9));
            return time
                    ? new TypeGuess(ColumnType.TIMESTAMP, TimeFormat.EPOCH_SECONDS)
                    : new TypeGuess(ColumnType.DOUBLE, null);
        }
        return all(values, JsonNode::isTextual) ? texts(values) : new TypeGuess(ColumnType.STRING, null);
    }

    private static TypeGuess whole(String name, List<JsonNode> values) {
        boolean time = TIME_NAME.matcher(name).find();
        if (time && all(values, value -> within(value, 1e9, 4e9))) {
            return new TypeGuess(ColumnType.TIMESTAMP, TimeFormat.EPOCH_SECONDS);
        }
        if (time && all(values, value -> value.isNumber() && within(value, 1e12, 4e12))) {
            return new TypeGuess(ColumnType.TIMESTAMP, null);
        }
        return new TypeGuess(
                all(values, value -> !value.isNumber() || value.canConvertToLong())
                        ? ColumnType.BIGINT
                        : ColumnType.STRING,
                null);
    }

    private static TypeGuess texts(List<JsonNode> values) {
        if (all(values, value -> isIso(value.asText()))) {
            return new TypeGuess(ColumnType.TIMESTAMP, null);
        }
        for (String time : TIMES) {
            TimeFormat format = TimeFormat.of(time).orElseThrow();
            if (all(values, value -> format.read(value.asText()).isPresent())) {
                return new TypeGuess(ColumnType.TIMESTAMP, time);
            }
        }
        return new TypeGuess(ColumnType.STRING, null);
    }

    private static boolean all(List<JsonNode> values, Predicate<JsonNode> test) {
        return values.stream().allMatch(test);
    }

    private static boolean within(JsonNode value, double from, double to) {
        double number = value.asDouble();
        return number >= from && number <= to;
    }

    private static boolean isWhole(String text) {
        return text.matches("-?(0|[1-9]\\d{0,17})");
    }

    private static boolean isNumber(String text) {
        return text.matches("-?(0|[1-9]\\d{0,17})(\\.\\d{1,17})?");
    }

    private static boolean isIso(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException noTime) {
            return false;
        }
    }
}
