package routes.readready;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** Reads an ORC file back, as another program would. */
final class OrcRows {
    private OrcRows() {}

    static Reader open(Path file) throws IOException {
        Configuration hadoop = new Configuration();
        return OrcFile.createReader(
                new org.apache.hadoop.fs.Path(file.toUri()),
                OrcFile.readerOptions(hadoop).useUTCTimestamp(true));
    }

    /** All rows, each as column to value; times are Instants, null is left out. */
    static List<Map<String, Object>> of(Path file) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Reader reader = open(file);
                RecordReader records = reader.rows()) {
            TypeDescription schema = reader.getSchema();
            VectorizedRowBatch batch = schema.createRowBatch();
            while (records.nextBatch(batch)) {
                for (int row = 0; row < batch.size; row++) {
                    rows.add(row(schema, batch, row));
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> row(TypeDescription schema, VectorizedRowBatch batch, int row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < batch.cols.length; i++) {
            ColumnVector column = batch.cols[i];
            int at = column.isRepeating ? 0 : row;
            if (column.noNulls || !column.isNull[at]) {
                values.put(
                        schema.getFieldNames().get(i),
                        value(schema.getChildren().get(i), column, at));
            }
        }
        return values;
    }

    private static Object value(TypeDescription type, ColumnVector column, int at) {
        if (column instanceof BytesColumnVector text) {
            return new String(text.vector[at], text.start[at], text.length[at], StandardCharsets.UTF_8);
        }
        if (column instanceof TimestampColumnVector times) {
            return Instant.ofEpochSecond(Math.floorDiv(times.time[at], 1000L), times.nanos[at]);
        }
        if (column instanceof DoubleColumnVector doubles) {
            return doubles.vector[at];
        }
        long number = ((LongColumnVector) column).vector[at];
        return type.getCategory() == TypeDescription.Category.BOOLEAN ? (Object) (number == 1) : number;
    }
}
