package routes.readready;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import org.apache.orc.OrcFile;
import org.apache.orc.Writer;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import routes.tables.ReadreadyColumn;

/** Writes one ORC file, batch by batch. Equal batches make equal bytes; a file that was not finished is deleted by closing. */
final class OrcFileWriter implements AutoCloseable {
    private final Path file;
    private final MessageDigest sha256 = Sha256.digest();
    private final BlockZlib zlib = new BlockZlib(OrcLayout.BLOCK_BYTES);
    private final OutputStream out;
    private final Writer writer;
    private boolean finished;

    /** @param direct columns without a dictionary */
    OrcFileWriter(Path file, OrcLayout layout, Collection<ReadreadyColumn> direct) throws IOException {
        this.file = file;
        out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), sha256));
        try {
            OrcFile.WriterOptions options = layout.options(direct);
            options.physicalWriter(new OrcOutput(out, options, zlib));
            writer = OrcFile.createWriter(new org.apache.hadoop.fs.Path("rows.orc"), options);
            layout.describe(writer);
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    void add(VectorizedRowBatch batch) throws IOException {
        writer.addRowBatch(batch);
    }

    /** @return SHA-256 of the file, hex */
    String finish() throws IOException {
        writer.close();
        out.close();
        finished = true;
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Override
    public void close() throws IOException {
        zlib.close();
        if (!finished) {
            try {
                out.close();
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }
}
