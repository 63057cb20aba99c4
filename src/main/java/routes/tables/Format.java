package routes.tables;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the objects of a source are read.
 *
 * @param name {@code json-records}, {@code json-documents}, {@code text-lines}, {@code cloudwatch-subscription} or
 *     {@code bedrock-invocations}
 * @param pattern of text lines: its named groups are the members of a record; null for other formats
 * @param skip text lines that start so are no records
 * @param bodies which bodies of Bedrock's invocations are read that it stored beside its log
 */
public record Format(String name, @Nullable Pattern pattern, List<String> skip, BodyRule bodies) {
    public Format {
        skip = List.copyOf(skip);
    }

    /** What a line of text looks like; empty for JSON. */
    public Optional<Pattern> line() {
        return Optional.ofNullable(pattern);
    }
}
