package routes.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** {@code {"Records":[…]}}, gzipped: a raw object of a bookkeeping source. The same records give the same bytes. */
final class RecordsFile {
    private static final int BUFFER = 8 << 10;
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private static final ObjectReader READER = JSON.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

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

    /** Hands on the records of a file, each as {@code type}; members that it does not know are passed over. */
    static <T> void read(byte[] file, Class<T> type, Consumer<T> each) {
        try (JsonParser json = JSON.createParser(new GZIPInputStream(new ByteArrayInputStream(file), BUFFER))) {
            while (json.nextToken() != null && json.currentToken() != JsonToken.START_ARRAY) {
                // Before the records stands their name only.
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                each.accept(READER.readValue(json, type));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The rows are read once more and become ORC: shrinking them well is not worth its time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
