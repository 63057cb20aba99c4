package local.glue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The filter of GetPartitions: a WHERE clause over the partition keys. */
final class PartitionExpression {
    private final Tokens tokens;
    private final Map<String, PartitionKey> keys = new HashMap<>();

    private PartitionExpression(Tokens tokens, ArrayNode partitionKeys) {
        this.tokens = tokens;
        for (int i = 0; i < partitionKeys.size(); i++) {
            String name = partitionKeys.get(i).path("Name").asText().toLowerCase(Locale.ROOT);
            keys.put(name, new PartitionKey(i, partitionKeys.get(i).path("Type").asText("string")));
        }
    }

    /**
     * @param partitionKeys names and types, in the order of a partition's values
     * @throws local.endpoint.AwsError InvalidInputException when it cannot be read or names no partition key
     */
    static Predicate<ObjectNode> parse(String expression, ArrayNode partitionKeys) {
        PartitionExpression parser = new PartitionExpression(new Tokens(expression), partitionKeys);
        Function<ObjectNode, Truth> condition = parser.anyOf();
        if (!parser.tokens.done()) {
            parser.tokens.expect("AND or OR");
        }
        return partition -> condition.apply(partition) == Truth.YES;
    }

    private Function<ObjectNode, Truth> anyOf() {
        Function<ObjectNode, Truth> left = allOf();
        while (tokens.skip("OR")) {
            Function<ObjectNode, Truth> before = left;
            Function<ObjectNode, Truth> right = allOf();
            left = partition -> before.apply(partition).or(right.apply(partition));
        }
        return left;
    }

    private Function<ObjectNode, Truth> allOf() {
        Function<ObjectNode, Truth> left = single();
        while (tokens.skip("AND")) {
            Function<ObjectNode, Truth> before = left;
            Function<ObjectNode, Truth> right = single();
            left = partition -> before.apply(partition).and(right.apply(partition));
        }
        return left;
    }

    private Function<ObjectNode, Truth> single() {
        if (tokens.skip("NOT")) {
            return single().andThen(Truth::not);
        }
        if (tokens.skip("(")) {
            Function<ObjectNode, Truth> inner = anyOf();
            tokens.expect(")");
            return inner;
        }
        return comparison(key());
    }

    private PartitionKey key() {
        String name = tokens.take("a partition key").replaceAll("[`\"]", "").toLowerCase(Locale.ROOT);
        PartitionKey key = keys.get(name);
        if (key == null) {
            throw GlueErrors.invalid("Unknown partition key " + name + "; there are " + keys.keySet() + ".");
        }
        return key;
    }

    private Function<ObjectNode, Truth> comparison(PartitionKey key) {
        if (tokens.skip("IS", "NOT", "NULL")) {
            return partition -> Truth.of(!key.isNull(partition));
        }
        if (tokens.skip("IS", "NULL")) {
            return partition -> Truth.of(key.isNull(partition));
        }
        if (tokens.skip("NOT")) {
            return range(key, tokens.take("IN, BETWEEN or LIKE")).andThen(Truth::not);
        }
        return range(key, tokens.take("an operator"));
    }

    private Function<ObjectNode, Truth> range(PartitionKey key, String operator) {
        return switch (operator.toUpperCase(Locale.ROOT)) {
            case "=" -> key.compared(literal(), sign -> sign == 0);
            case "<>", "!=" -> key.compared(literal(), sign -> sign != 0);
            case "<" -> key.compared(literal(), sign -> sign < 0);
            case "<=" -> key.compared(literal(), sign -> sign <= 0);
            case ">" -> key.compared(literal(), sign -> sign > 0);
            case ">=" -> key.compared(literal(), sign -> sign >= 0);
            case "IN" -> key.in(list());
            case "LIKE" -> key.like(literal());
            case "BETWEEN" -> between(key);
            default -> throw GlueErrors.invalid("Unsupported operator " + operator + ".");
        };
    }

    private Function<ObjectNode, Truth> between(PartitionKey key) {
        Function<ObjectNode, Truth> floor = key.compared(literal(), sign -> sign >= 0);
        tokens.expect("AND");
        Function<ObjectNode, Truth> ceiling = key.compared(literal(), sign -> sign <= 0);
        return partition -> floor.apply(partition).and(ceiling.apply(partition));
    }

    private List<String> list() {
        List<String> literals = new ArrayList<>();
        tokens.expect("(");
        do {
            literals.add(literal());
        } while (tokens.skip(","));
        tokens.expect(")");
        return literals;
    }

    private String literal() {
        String word = tokens.take("a value");
        if (word.startsWith("'")) {
            return word.substring(1, word.length() - 1).replace("''", "'");
        }
        if (Character.isDigit(word.charAt(word.length() - 1)) && !Character.isLetter(word.charAt(0))) {
            return word;
        }
        throw GlueErrors.invalid("Expected a value but found " + word + "; text stands in single quotes.");
    }
}
