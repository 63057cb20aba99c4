package routes.readready;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import routes.tables.ReadreadyTable;

/**
 * Merges the ORC files of one event day into few large ones, sorted and without duplicates. Thread-safe. One merge takes about 400 MB
 * of heap and the bytes of {@link IdentitySet} for each row.
 */
public final class SealedFiles {
    private final Codec codec;
    private final long stripeBytes;
    private final long fileBytes;

    /** @param fileBytes of uncompressed values that a file holds before the next one starts */
    public SealedFiles(Codec codec, long stripeBytes, long fileBytes) {
        this.codec = codec;
        this.stripeBytes = stripeBytes;
        this.fileBytes = fileBytes;
    }

    /**
     * Writes {@code <folder>/sealed-0001.orc} and so on. Of rows with the same identity the first in {@link RowOrder} stays; rows
     * without identity all stay. The same rows, spread over any inputs, make the same bytes.
     *
     * @param inputs ORC files of this table and one event day, written by this or an older table version
     * @param folder exists, and has room for the inputs a second time when they are many
     * @throws routes.failures.LakeException an input has a column that the table does not have, or has with another type
     * @throws UncheckedIOException the disk is full or an input is broken; none of this call's files is left then
     */
    public Sealed seal(ReadreadyTable table, List<Path> inputs, Path folder) {
        OrcLayout layout = new OrcLayout(table, codec, stripeBytes);
        try (WorkFolder temp = WorkFolder.in(folder, "merge-")) {
            return new MergeLevels(layout, inputs, temp.path()).into(folder, fileBytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "cannot merge " + inputs.size() + " ORC files of " + table.name() + " into " + folder + ": "
                            + broken.getMessage(),
                    broken);
        }
    }
}
