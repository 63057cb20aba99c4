package local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** A partition key as a filter sees it: numbers compare as numbers, everything else as text. */
final class PartitionKey {
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";
    private static final Pattern NUMERIC =
            Pattern.compile("(tinyint|smallint|int|integer|bigint|long|float|double|decimal.*)");

    private final int position;
    private final Function<String, Comparable<?>> read;

    PartitionKey(int position, String type) {
        this.position = position;
        this.read = NUMERIC.matcher(type).matches() ? PartitionKey::number : text -> text;
    }

    private static Comparable<?> number(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException noNumber) {
            throw GlueErrors.invalid("'" + text + "' is no number, but the partition key is one.");
        }
    }

    private String value(ObjectNode partition) {
        return partition.path("Values").path(position).asText();
    }

    boolean isNull(ObjectNode partition) {
        return value(partition).equals(NULL);
    }

    Function<ObjectNode, Truth> compared(String literal, IntPredicate sign) {
        Comparable<?> right = read.apply(literal);
        return known(value -> sign.test(compare(read.apply(value), right)));
    }

    @SuppressWarnings("unchecked") // both sides come from the same reader
    private static int compare(Comparable<?> left, Comparable<?> right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    Function<ObjectNode, Truth> in(List<String> literals) {
        Set<Comparable<?>> wanted = new HashSet<>();
        literals.forEach(literal -> wanted.add(read.apply(literal)));
        return known(value -> wanted.contains(read.apply(value)));
    }

    /** {@code %} for any text, {@code _} for one character. */
    Function<ObjectNode, Truth> like(String pattern) {
        StringBuilder regex = new StringBuilder();
        pattern.chars()
                .forEach(sign -> regex.append(
                        switch (sign) {
                            case '%' -> ".*";
                            case '_' -> ".";
                            default -> Pattern.quote(Character.toString(sign));
                        }));
        return known(Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate()::test);
    }

    private Function<ObjectNode, Truth> known(java.util.function.Predicate<String> test) {
        return partition -> isNull(partition) ? Truth.UNKNOWN : Truth.of(test.test(value(partition)));
    }
}
