package routes.filters;

import java.util.Comparator;
import java.util.List;
import routes.failures.LakeException;
import routes.failures.Reason;

/** What is wrong at one place of an operator's file; line and column count from 1. */
public record Finding(String file, int line, int column, String message) implements Comparable<Finding> {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::file)
            .thenComparing(Finding::line)
            .thenComparing(Finding::column)
            .thenComparing(Finding::message);

    /** Refuses the files when anything was found: a BAD_CONFIGURATION whose message lists every finding, one a line. */
    public static void refuse(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        List<String> lines =
                findings.stream().sorted().distinct().map(Finding::toString).toList();
        throw new LakeException(Reason.BAD_CONFIGURATION, String.join("\n", lines));
    }

    @Override
    public int compareTo(Finding other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code filters/50-x.yaml:13:17 account 012345670123 must be in quotes}, as editors and terminals can open it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + " " + message;
    }
}
