package routes.readready;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import routes.tables.ReadreadyColumn;

/**
 * SHA-256 over rows in their order: names and types of the columns, then value by value. A null is a byte 0; a text is a byte 1, its
 * length in 4 bytes and its UTF-8; any other value is a byte 2 and 8 bytes, times in nanoseconds since 1970. Big-endian.
 */
final class ContentHash {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int LONGEST_SHORT = 4096;

    private final MessageDigest sha256 = Sha256.digest();
    private final byte[] buffer = new byte[64 << 10];
    private int filled;

    ContentHash(List<ReadreadyColumn> columns) {
        for (ReadreadyColumn column : columns) {
            String header = column.name() + " " + column.type().glueType() + "\n";
            sha256.update(header.getBytes(StandardCharsets.UTF_8));
        }
    }

    void add(VectorizedRowBatch batch) {
        for (int row = 0; row < batch.size; row++) {
            for (ColumnVector column : batch.cols) {
                add(column, column.isRepeating ? 0 : row);
            }
        }
    }

    String hex() {
        flush();
        return HexFormat.of().formatHex(sha256.digest());
    }

    private void add(ColumnVector column, int row) {
        if (filled > buffer.length - LONGEST_SHORT - 16) {
            flush();
        }
        if (!column.noNulls && column.isNull[row]) {
            buffer[filled++] = 0;
        } else if (column instanceof BytesColumnVector texts) {
            text(texts.vector[row], texts.start[row], texts.length[row]);
        } else if (column instanceof LongColumnVector numbers) {
            number(numbers.vector[row]);
        } else if (column instanceof TimestampColumnVector times) {
            number(Math.floorDiv(times.time[row], 1000L) * 1_000_000_000L + times.nanos[row]);
        } else {
            number(Double.doubleToLongBits(((DoubleColumnVector) column).vector[row]));
        }
    }

    private void number(long number) {
        buffer[filled] = 2;
        LONG.set(buffer, filled + 1, number);
        filled += 9;
    }

    private void text(byte[] bytes, int from, int length) {
        buffer[filled] = 1;
        INT.set(buffer, filled + 1, length);
        filled += 5;
        if (length > LONGEST_SHORT) {
            flush();
            sha256.update(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, filled, length);
            filled += length;
        }
    }

    private void flush() {
        sha256.update(buffer, 0, filled);
        filled = 0;
    }
}
