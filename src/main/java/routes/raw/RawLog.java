package routes.raw;

import java.nio.charset.StandardCharsets;
import java.util.List;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;

/**
 * What one object holds, inflated. Beside it lies its side: bytes that reading it brought forth, e.g. strings without their
 * escapes. Not thread-safe.
 */
public final class RawLog {
    private final S3Object object;
    private final byte[] bytes;
    private final int start;
    private final int end;
    private final Bytes side;
    private final String uri;
    private final List<RawLog> files;

    private RawLog(S3Object object, byte[] bytes, int end) {
        this.object = object;
        this.bytes = bytes;
        this.start = startsWithByteOrderMark(bytes, 0, end) ? 3 : 0;
        this.end = end;
        this.side = new Bytes(64);
        this.uri = object.uri();
        this.files = List.of();
    }

    private RawLog(S3Object object, ZipFiles archive) {
        this.object = object;
        this.bytes = archive.bytes();
        this.start = 0;
        this.end = archive.length();
        this.side = new Bytes(64);
        this.uri = object.uri();
        this.files =
                archive.files().stream().map(file -> new RawLog(this, file)).toList();
    }

    /** A file of an archive, which shares its bytes and its side. */
    private RawLog(RawLog archive, ZipFiles.File file) {
        this.object = archive.object;
        this.bytes = archive.bytes;
        this.start = file.from() + (startsWithByteOrderMark(bytes, file.from(), file.to()) ? 3 : 0);
        this.end = file.to();
        this.side = archive.side;
        this.uri = archive.uri + "!/" + file.name();
        this.files = List.of();
    }

    /**
     * @param stored the object as S3 keeps it, gzip or a ZIP archive or neither whatever its suffix says
     * @param limit inflated bytes
     * @throws LakeException EMPTY_OBJECT, BROKEN_GZIP, BROKEN_ZIP or TOO_LARGE
     */
    public static RawLog of(S3Object object, byte[] stored, long limit) {
        if (stored.length == 0) {
            throw empty(object);
        }
        RawLog log = opened(object, stored, limit);
        if (log.scanner().next() == -1) {
            throw empty(object);
        }
        return log;
    }

    public S3Object object() {
        return object;
    }

    /** The files that it is made of: itself, or those of the archive. They share its bytes and its side. */
    public List<RawLog> files() {
        return files.isEmpty() ? List.of(this) : files;
    }

    /** Its text, read as UTF-8. */
    public String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** What errors call it: the object, and the file in there if it is an archive. */
    String uri() {
        return uri;
    }

    public byte[] bytes() {
        return bytes;
    }

    public Bytes side() {
        return side;
    }

    /** Over the whole object. */
    public JsonScanner scanner() {
        return scanner(start);
    }

    JsonScanner scanner(int from) {
        return new JsonScanner(bytes, from, end, false);
    }

    /** Over a part of the object, or of its side as it is now. */
    public JsonScanner part(boolean ofSide, int from, int to) {
        return new JsonScanner(ofSide ? side.array() : bytes, from, to, ofSide);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Offset of the first byte that is not UTF-8, or -1. */
    int firstNotUtf8() {
        return Utf8.firstWrong(bytes, start, end);
    }

    /** @throws LakeException NOT_A_LOG or BROKEN_JSON, before anything else is read */
    void requireJson() {
        int first = scanner().next();
        if (first != '{' && first != '[') {
            throw new LakeException(
                    Reason.NOT_A_LOG, uri + " is neither gzip nor JSON; exclude it or ask who wrote it there");
        }
        int wrong = firstNotUtf8();
        if (wrong >= 0) {
            throw brokenJson("at byte " + wrong + ": expected UTF-8");
        }
    }

    LakeException brokenJson(String detail) {
        return new LakeException(
                Reason.BROKEN_JSON, uri + " is broken JSON " + detail + "; ask its producer to deliver it again");
    }

    LakeException wrongShape(String expected) {
        return new LakeException(
                Reason.WRONG_SHAPE,
                uri + " is JSON, but " + expected + "; exclude its prefix if logs of another kind lie there");
    }

    private static RawLog opened(S3Object object, byte[] stored, long limit) {
        if (Gzip.isGzip(stored)) {
            Gzip.Inflated inflated = Gzip.inflate(object.uri(), stored, limit);
            return new RawLog(object, inflated.bytes(), inflated.length());
        }
        if (ZipFiles.isZip(stored)) {
            return new RawLog(object, ZipFiles.inflate(object.uri(), stored, limit));
        }
        if (stored.length > limit) {
            throw new LakeException(
                    Reason.TOO_LARGE,
                    object.uri() + " has more than " + limit
                            + " bytes; raise the limit and backfill it, or exclude it");
        }
        return new RawLog(object, stored, stored.length);
    }

    private static LakeException empty(S3Object object) {
        return new LakeException(
                Reason.EMPTY_OBJECT, object.uri() + " holds nothing; ask its producer whether a log is missing");
    }

    private static boolean startsWithByteOrderMark(byte[] bytes, int from, int end) {
        return end - from >= 3
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf;
    }
}
