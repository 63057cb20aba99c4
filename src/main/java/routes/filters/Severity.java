package routes.filters;

/** Whether a finding keeps a file from being taken. */
public enum Severity {
    /** The file is refused. */
    ERROR,
    /** The file is taken, and somebody should look. */
    WARNING
}
