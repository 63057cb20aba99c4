package local.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Reads ORC files as a query engine would, with none of the lake's code; the same bytes are read once. */
final class OrcReader {
    private static final int MOST_FILES = 20_000;
    private static final Configuration HADOOP = new Configuration(false);

    private final S3Client s3;
    private final Path temp;
    private final Map<String, List<Row>> read = new ConcurrentHashMap<>();

    OrcReader(S3Client s3, Path temp) {
        this.s3 = s3;
        this.temp = temp;
    }

    List<Row> rows(String bucket, S3Object file) {
        if (read.size() > MOST_FILES) {
            read.clear();
        }
        return read.computeIfAbsent(file.eTag(), etag -> fetched(bucket, file.key()));
    }

    private List<Row> fetched(String bucket, String key) {
        try {
            Files.createDirectories(temp);
            Path file = Files.createTempFile(temp, "read", ".orc");
            Files.write(
                    file,
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray());
            List<Row> rows = rows(file);
            Files.delete(file);
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(key + " cannot be read", unreadable);
        }
    }

    private static List<Row> rows(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Reader reader = OrcFile.createReader(
                        new org.apache.hadoop.fs.Path(file.toUri()),
                        OrcFile.readerOptions(HADOOP).useUTCTimestamp(true));
                RecordReader records = reader.rows()) {
            TypeDescription schema = reader.getSchema();
            VectorizedRowBatch batch = schema.createRowBatch();
            while (records.nextBatch(batch)) {
                for (int row = 0; row < batch.size; row++) {
                    rows.add(new Row(
                            value(schema, batch, "eventid", row),
                            value(schema, batch, "eventtime", row),
                            value(schema, batch, "eventname", row),
                            value(schema, batch, "sourceipaddress", row)));
                }
            }
        }
        return rows;
    }

    private static String value(TypeDescription schema, VectorizedRowBatch batch, String name, int row) {
        ColumnVector column = batch.cols[schema.getFieldNames().indexOf(name)];
        int at = column.isRepeating ? 0 : row;
        if (!column.noNulls && column.isNull[at]) {
            return "";
        }
        if (column instanceof TimestampColumnVector times) {
            return Instant.ofEpochSecond(Math.floorDiv(times.time[at], 1000L), times.nanos[at])
                    .toString();
        }
        BytesColumnVector text = (BytesColumnVector) column;
        return new String(text.vector[at], text.start[at], text.length[at], StandardCharsets.UTF_8);
    }
}
