package routes.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** {@code {"Records":[…]}}, gzipped: a raw object of a bookkeeping source. The same records give the same bytes. */
final class RecordsFile {
    private static final int BUFFER = 8 << 10;
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private RecordsFile() {}

    static byte[] of(List<?> records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(records.size() * 64 + BUFFER);
        try (JsonGenerator json = JSON.createGenerator(new FastGzip(bytes))) {
            json.writeStartObject();
            json.writeArrayFieldStart("Records");
            SequenceWriter writer = JSON.writer().writeValues(json);
            for (Object record : records) {
                writer.write(record);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The rows are read once more and become ORC: shrinking them well is not worth its time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
