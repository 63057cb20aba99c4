package routes.readready;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.Writer;
import org.apache.orc.impl.MemoryManagerImpl;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import routes.tables.ColumnType;
import routes.tables.ReadreadyColumn;
import routes.tables.ReadreadyTable;

/** Writes the ORC file of one day. Equal rows in equal order make equal bytes. */
final class OrcDay {
    private static final int ROWS_A_BATCH = 1024;
    private static final int SAMPLE = 1024;
    /** What is deflated at a time: larger blocks are smaller files, but each of some hundred streams holds one or two in memory. */
    private static final int BLOCK_BYTES = 64 << 10;

    private static final double BLOOM_FALSE_POSITIVES = 0.001;
    private static final Configuration HADOOP = new Configuration(false);

    private final ReadreadyTable table;
    private final Codec codec;
    private final long stripeBytes;
    private final OrcColumns columns;

    OrcDay(ReadreadyTable table, Codec codec, long stripeBytes) {
        this.table = table;
        this.codec = codec;
        this.stripeBytes = stripeBytes;
        this.columns = new OrcColumns(table.columns());
    }

    /** @return SHA-256 of the file, hex; a file that could not be finished is deleted */
    String write(RowSet rows, SortedRows order, Path file) throws IOException {
        MessageDigest sha256 = sha256();
        try (OutputStream out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), sha256))) {
            write(rows, order, out);
        } catch (IOException | RuntimeException half) {
            Files.deleteIfExists(file);
            throw half;
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private void write(RowSet rows, SortedRows order, OutputStream out) throws IOException {
        OrcFile.WriterOptions options = options(rows, order);
        try (BlockZlib zlib = new BlockZlib(BLOCK_BYTES)) {
            // ORC only asks whether a file system is there; the bytes go to the stream.
            options.fileSystem(new NoFileSystem()).physicalWriter(new OrcOutput(out, options, zlib));
            write(rows, order, options);
        }
    }

    private void write(RowSet rows, SortedRows order, OrcFile.WriterOptions options) throws IOException {
        Writer writer = OrcFile.createWriter(new org.apache.hadoop.fs.Path("day.orc"), options);
        writer.addUserMetadata("loglake.table", utf8(table.name()));
        writer.addUserMetadata("loglake.version", utf8(table.version()));
        VectorizedRowBatch batch = options.getSchema().createRowBatch(ROWS_A_BATCH);
        for (int from = 0, to; from < order.size(); from = to) {
            to = order.endOfBatch(from, ROWS_A_BATCH);
            columns.fill(batch, rows, order.rows(), from, to);
            writer.addRowBatch(batch);
        }
        writer.close();
    }

    private OrcFile.WriterOptions options(RowSet rows, SortedRows order) {
        return OrcFile.writerOptions(HADOOP)
                .setSchema(columns.schema())
                .compress(codec.kind())
                .useUTCTimestamp(true)
                .bufferSize(BLOCK_BYTES)
                .enforceBufferSize()
                .rowIndexStride(10_000)
                .stripeSize(stripeBytes)
                .bloomFilterColumns(bloomColumns())
                .bloomFilterFpp(BLOOM_FALSE_POSITIVES)
                .directEncodingColumns(directColumns(rows, order.rows()))
                // A manager of its own: where stripes end must not depend on who else is writing.
                .memory(new MemoryManagerImpl(Long.MAX_VALUE));
    }

    private String bloomColumns() {
        return table.columns().stream()
                .filter(ReadreadyColumn::bloom)
                .map(ReadreadyColumn::name)
                .collect(Collectors.joining(","));
    }

    /** Text columns without a dictionary: building one costs more than all else unless few different texts fill the column. */
    private String directColumns(RowSet rows, int[] order) {
        return IntStream.range(0, table.columns().size())
                .filter(column -> isText(column) && !repeatsItself(rows, order, column))
                .mapToObj(column -> table.columns().get(column).name())
                .collect(Collectors.joining(","));
    }

    private boolean isText(int column) {
        ColumnType type = table.columns().get(column).type();
        return type == ColumnType.STRING || type == ColumnType.JSON;
    }

    private boolean repeatsItself(RowSet rows, int[] order, int column) {
        TextSet texts = new TextSet(rows, column);
        int step = Math.max(1, order.length / SAMPLE);
        int filled = 0;
        for (int i = 0; i < order.length; i += step) {
            if (rows.cell(order[i], column) != Cell.NULL) {
                texts.first(order[i]);
                filled++;
            }
        }
        return texts.size() <= filled / 8;
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
