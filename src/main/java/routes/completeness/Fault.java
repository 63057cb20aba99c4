package routes.completeness;

/**
 * Something of our own that is not as a manifest or seal says.
 *
 * @param what names the file, partition or manifest
 * @param mend the command that puts it right
 */
public record Fault(String what, String mend) {}
