package routes.onboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.onboard.LineShapes.LineShape;

/** Guesses the pattern of samples of text. */
final class TextShape {
    private TextShape() {}

    /** The first pattern that fits all lines, else the one that leaves the fewest out. */
    static Shape of(List<Sample> samples) {
        List<String> lines = new ArrayList<>();
        for (Sample sample : samples) {
            sample.log()
                    .files()
                    .forEach(file ->
                            file.text().lines().filter(line -> !line.isEmpty()).forEach(lines::add));
        }
        Optional<Shape> best = Optional.empty();
        for (LineShape candidate : LineShapes.candidates(lines)) {
            Shape shape = shape(candidate, lines);
            if (shape.all().size() > best.map(one -> one.all().size()).orElse(0)) {
                best = Optional.of(shape);
            }
            if (shape.all().size() * 10 >= rows(candidate, lines) * 9
                    && !shape.all().isEmpty()) {
                return shape;
            }
        }
        return best.orElseThrow(() -> new LakeException(
                Reason.BAD_CONFIGURATION, "the samples hold no line of text but comments; take other samples"));
    }

    private static long rows(LineShape candidate, List<String> lines) {
        return lines.stream().filter(line -> isRow(candidate, line)).count();
    }

    private static boolean isRow(LineShape candidate, String line) {
        return candidate.skip().stream().noneMatch(line::startsWith);
    }

    private static Shape shape(LineShape candidate, List<String> lines) {
        Pattern pattern = Pattern.compile(candidate.pattern());
        List<String> groups = Shape.groups(candidate.pattern());
        List<JsonNode> records = new ArrayList<>();
        for (String line : lines) {
            Matcher match = pattern.matcher(line);
            if (isRow(candidate, line) && match.matches()) {
                records.add(record(match, groups));
            }
        }
        return new Shape("text-lines", candidate.told(), "", pattern, candidate.skip(), records);
    }

    private static JsonNode record(Matcher match, List<String> groups) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (String group : groups) {
            String value = match.group(group);
            if (value != null && !value.isEmpty() && !value.equals("-")) {
                record.put(group, value);
            }
        }
        return record;
    }
}
