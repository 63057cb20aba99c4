package routes.raw;

import java.util.ArrayList;
import java.util.List;
import routes.failures.LakeException;
import routes.failures.Reason;

/** The directory at the end of a ZIP archive: what a reader that goes from the front would not miss if it were cut off. */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LONGEST_COMMENT = 0xffff;

    private final String uri;
    private final byte[] stored;

    private ZipDirectory(String uri, byte[] stored) {
        this.uri = uri;
        this.stored = stored;
    }

    /** CRC-32 of each file that is not empty. */
    static List<Long> checksums(String uri, byte[] stored) {
        ZipDirectory directory = new ZipDirectory(uri, stored);
        int end = directory.end();
        List<Long> checksums = new ArrayList<>();
        long at = directory.number(end + 16, 4);
        for (long left = directory.number(end + 10, 2); left > 0; left--) {
            if (at < 0 || at > end - ENTRY_LENGTH || directory.number((int) at, 4) != ENTRY) {
                throw broken(uri, "its directory is damaged, or in the form of ZIP64");
            }
            int entry = (int) at;
            if (directory.number(entry + 24, 4) > 0) {
                checksums.add(directory.number(entry + 16, 4));
            }
            at += ENTRY_LENGTH
                    + directory.number(entry + 28, 2)
                    + directory.number(entry + 30, 2)
                    + directory.number(entry + 32, 2);
        }
        return checksums;
    }

    static LakeException broken(String uri, String what) {
        return new LakeException(
                Reason.BROKEN_ZIP,
                uri + " is a broken ZIP archive: " + what + "; ask its producer to deliver it again");
    }

    private int end() {
        int first = Math.max(0, stored.length - END_LENGTH - LONGEST_COMMENT);
        for (int at = stored.length - END_LENGTH; at >= first; at--) {
            if (number(at, 4) == END) {
                return at;
            }
        }
        throw broken(uri, "it ends early");
    }

    /** Little endian. */
    private long number(int from, int bytes) {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | stored[from + i] & 0xffL;
        }
        return number;
    }
}
