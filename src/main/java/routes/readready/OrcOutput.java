package routes.readready;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcFile;
import org.apache.orc.impl.PhysicalFsWriter;
import org.apache.orc.impl.writer.StreamOptions;
import org.apache.orc.impl.writer.WriterEncryptionVariant;

/** Where ORC writes its bytes: any stream, its columns compressed by a codec of ours. */
final class OrcOutput extends PhysicalFsWriter {
    private final StreamOptions ofColumns;

    OrcOutput(OutputStream out, OrcFile.WriterOptions options, BlockZlib zlib) throws IOException {
        super(new FSDataOutputStream(out, null), options, new WriterEncryptionVariant[0]);
        StreamOptions usual = super.getStreamOptions();
        ofColumns = options.getCompress() == CompressionKind.ZLIB
                ? new StreamOptions(usual.getBufferSize()).withCodec(zlib, zlib.getDefaultOptions())
                : usual;
    }

    @Override
    public StreamOptions getStreamOptions() {
        return ofColumns;
    }
}
