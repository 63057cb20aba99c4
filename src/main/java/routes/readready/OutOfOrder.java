package routes.readready;

import java.nio.file.Path;

/** A file whose rows are not in the order of its table: an older table version wrote it. */
final class OutOfOrder extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    OutOfOrder(Path file) {
        super(file + " is not sorted as its table is now", null, false, false);
        this.file = file;
    }

    Path file() {
        return file;
    }
}
