package routes.readready;

import java.io.IOException;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** Takes batches of rows, which nobody fills again. */
interface BatchSink {
    /** @param bytes of the values in it */
    void add(VectorizedRowBatch batch, long bytes) throws IOException;
}
