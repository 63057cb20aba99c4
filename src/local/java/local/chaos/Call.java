package local.chaos;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;

/**
 * One call of an SDK client, a step of its worker.
 *
 * @param target what it is about: a key, a prefix, a table
 * @param conditional whether it is refused when the object is there
 */
public record Call(String operation, String bucket, String target, boolean conditional) {
    private static final Set<String> WRITES = Set.of(
            "putObject",
            "copyObject",
            "deleteObject",
            "deleteObjects",
            "updatePartition",
            "batchCreatePartition",
            "createPartition");

    static Call of(String operation, SdkRequest request) {
        return new Call(
                operation,
                text(request, "Bucket"),
                text(request, "Key", "Prefix", "TableName"),
                !text(request, "IfNoneMatch").isEmpty());
    }

    boolean writes() {
        return WRITES.contains(operation);
    }

    /** Whether it puts an ORC file. */
    boolean putsRows() {
        return (operation.equals("putObject") || operation.equals("copyObject")) && target.endsWith(".orc");
    }

    /** Whether readers may see something else after it. */
    boolean isVisible() {
        return writes() && !target.startsWith("_loglake/");
    }

    private static String text(SdkRequest request, String... fields) {
        return Stream.of(fields)
                .map(field -> value(request, field))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static @Nullable String value(SdkRequest request, String field) {
        return request.getValueForField(field, String.class).orElse(null);
    }

    @Override
    public String toString() {
        return operation + " " + target;
    }
}
