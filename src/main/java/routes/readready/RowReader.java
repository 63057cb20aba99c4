package routes.readready;

import routes.events.S3Object;
import routes.failures.LakeException;

/** Reads the rows of one object. Thread-safe. */
public interface RowReader {
    /**
     * @param stored the object's bytes as S3 keeps them; the rows may refer to them, so they must not change
     * @throws LakeException EMPTY_OBJECT, NOT_A_LOG, BROKEN_GZIP, BROKEN_ZIP, BROKEN_JSON, WRONG_SHAPE or TOO_LARGE: the object can't be read
     */
    ObjectRows read(S3Object object, byte[] stored);
}
