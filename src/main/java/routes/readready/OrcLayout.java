package routes.readready;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.orc.impl.MemoryManagerImpl;
import routes.tables.ReadreadyColumn;
import routes.tables.ReadreadyTable;

/** How the ORC files of a table are laid out. */
record OrcLayout(ReadreadyTable table, Codec codec, long stripeBytes) {
    static final int ROWS_A_BATCH = 1024;
    /** What is deflated at a time: larger blocks are smaller files, but each of some hundred streams holds one or two in memory. */
    static final int BLOCK_BYTES = 64 << 10;

    private static final double BLOOM_FALSE_POSITIVES = 0.001;
    private static final Configuration HADOOP = new Configuration(false);

    TypeDescription schema() {
        return new OrcColumns(table.columns()).schema();
    }

    /** @param direct columns without a dictionary */
    OrcFile.WriterOptions options(Collection<ReadreadyColumn> direct) {
        return OrcFile.writerOptions(HADOOP)
                .setSchema(schema())
                .compress(codec.kind())
                .useUTCTimestamp(true)
                .bufferSize(BLOCK_BYTES)
                .enforceBufferSize()
                .rowIndexStride(10_000)
                .stripeSize(stripeBytes)
                .bloomFilterColumns(names(
                        table.columns().stream().filter(ReadreadyColumn::bloom).toList()))
                .bloomFilterFpp(BLOOM_FALSE_POSITIVES)
                .directEncodingColumns(names(direct))
                // A manager of its own: where stripes end must not depend on who else is writing.
                .memory(new MemoryManagerImpl(Long.MAX_VALUE))
                // ORC only asks whether a file system is there; the bytes go to a stream.
                .fileSystem(new NoFileSystem());
    }

    void describe(Writer writer) {
        writer.addUserMetadata("loglake.table", utf8(table.name()));
        writer.addUserMetadata("loglake.version", utf8(table.version()));
    }

    private static String names(Collection<ReadreadyColumn> columns) {
        return columns.stream().map(ReadreadyColumn::name).collect(Collectors.joining(","));
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
