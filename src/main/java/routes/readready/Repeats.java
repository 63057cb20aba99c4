package routes.readready;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import routes.tables.ReadreadyColumn;

/** Tells columns whose texts repeat themselves, and so are worth a dictionary, from the others by a look at the first rows. */
final class Repeats {
    private static final int STEP = 13;

    private final List<VectorizedRowBatch> first;

    Repeats(List<VectorizedRowBatch> first) {
        this.first = first;
    }

    List<ReadreadyColumn> without(List<ReadreadyColumn> columns) {
        return IntStream.range(0, columns.size())
                .filter(column -> first.get(0).cols[column] instanceof BytesColumnVector && !areIn(column))
                .mapToObj(columns::get)
                .toList();
    }

    private boolean areIn(int column) {
        Set<ByteBuffer> different = new HashSet<>();
        int filled = 0;
        for (VectorizedRowBatch batch : first) {
            BytesColumnVector texts = (BytesColumnVector) batch.cols[column];
            for (int i = 0; i < batch.size; i += STEP) {
                int row = texts.isRepeating ? 0 : i;
                if (!texts.isNull[row]) {
                    different.add(ByteBuffer.wrap(texts.vector[row], texts.start[row], texts.length[row]));
                    filled++;
                }
            }
        }
        return different.size() <= filled / 8;
    }
}
