package routes.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import routes.failures.LakeException;
import routes.failures.Reason;

/** The log files of a ZIP archive, one behind the other: each of them complete, with its checksum checked, and none left out. */
final class ZipFiles {
    private static final String MACINTOSH = "__MACOSX/";

    private final String uri;
    private final long limit;
    private final List<Long> promised;
    private final List<File> files = new ArrayList<>();
    private final Bytes bytes = new Bytes(8192);

    private ZipFiles(String uri, byte[] stored, long limit) {
        this.uri = uri;
        this.limit = Math.min(limit, Integer.MAX_VALUE - 16);
        this.promised = new ArrayList<>(ZipDirectory.checksums(uri, stored));
    }

    /** A file's bytes lie between these two. */
    record File(String name, int from, int to) {}

    static boolean isZip(byte[] stored) {
        return stored.length > 3 && stored[0] == 'P' && stored[1] == 'K' && stored[2] == 3 && stored[3] == 4;
    }

    /** @throws LakeException BROKEN_ZIP, BROKEN_GZIP or TOO_LARGE */
    static ZipFiles inflate(String uri, byte[] stored, long limit) {
        ZipFiles zip = new ZipFiles(uri, stored, limit);
        RawBeans.unzip(uri, stored, zip.limit, zip::add);
        if (!zip.promised.isEmpty()) {
            throw ZipDirectory.broken(
                    uri, zip.promised.size() + " of its files are missing or not as they were packed");
        }
        return zip;
    }

    byte[] bytes() {
        return bytes.array();
    }

    int length() {
        return bytes.length();
    }

    List<File> files() {
        return files;
    }

    private void add(String name, byte[] content) {
        if (content.length == 0) {
            return;
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        promised.remove((Long) crc.getValue());
        if (name.startsWith(MACINTOSH)) {
            return;
        }
        int from = bytes.length();
        if (Gzip.isGzip(content)) {
            Gzip.Inflated inflated = Gzip.inflate(uri + "!/" + name, content, limit - from);
            bytes.append(inflated.bytes(), 0, inflated.length());
        } else {
            bytes.append(content);
        }
        if (bytes.length() > limit) {
            throw tooLarge(uri, limit);
        }
        files.add(new File(name, from, bytes.length()));
    }

    static LakeException tooLarge(String uri, long limit) {
        return new LakeException(
                Reason.TOO_LARGE,
                uri + " inflates to more than " + limit + " bytes; raise the limit and backfill it, or exclude it");
    }
}
