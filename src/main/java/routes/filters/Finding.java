package routes.filters;

import java.util.Comparator;
import java.util.List;

/** What is wrong at one place of an operator's file; line and column count from 1. */
public record Finding(String file, int line, int column, Code code, Severity severity, String message)
        implements Comparable<Finding> {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::file)
            .thenComparing(Finding::line)
            .thenComparing(Finding::column)
            .thenComparing(Finding::code)
            .thenComparing(Finding::message);

    /** One for which the file is refused. */
    public Finding(String file, int line, int column, Code code, String message) {
        this(file, line, column, code, Severity.ERROR, message);
    }

    /** The same, said without refusing the file. */
    public Finding asWarning() {
        return new Finding(file, line, column, code, Severity.WARNING, message);
    }

    /** At the same place, with another message. */
    Finding saying(String other) {
        return new Finding(file, line, column, code, severity, other);
    }

    /** {@code filters/50-x.yaml:13:17}. */
    public String place() {
        return file + ":" + line + ":" + column;
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Refuses the files when an error is among {@code findings}: its message lists them, one a line. */
    public static void refuse(List<Finding> findings) {
        List<Finding> errors =
                findings.stream().filter(Finding::isError).sorted().distinct().toList();
        if (!errors.isEmpty()) {
            throw new RefusedFiles(errors);
        }
    }

    @Override
    public int compareTo(Finding other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code filters/50-x.yaml:13:17 F005 account 012345670123 must be in quotes}, as editors and terminals can open it. */
    @Override
    public String toString() {
        return place() + " " + code + (isError() ? " " : " warning: ") + message;
    }
}
