package routes.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.readready.Logs;
import routes.readready.ObjectRows;
import routes.readready.RowReaders;

class BrokenObjectTest {
    private static final String RECORD = "{\"eventTime\":\"2026-03-01T10:00:00Z\",\"eventID\":\"a\",\"note\":\"häß\"}";
    private static final String FILE = "{\"Records\":[" + RECORD + "," + RECORD + "]}";
    private static final byte[] GZIP = Logs.gzip(Logs.utf8(FILE));

    @Test
    void anObjectCutAnywhereIsBrokenGzip() {
        for (int length = 1; length < GZIP.length; length++) {
            assertThat(refusal(Arrays.copyOf(GZIP, length)).reason())
                    .as("the first %d of %d bytes", length, GZIP.length)
                    .isEqualTo(Reason.BROKEN_GZIP);
        }
    }

    @Test
    void aSecondMemberCutAnywhereIsBrokenGzipToo() {
        for (int length = GZIP.length + 1; length < 2 * GZIP.length; length++) {
            assertThat(refusal(Arrays.copyOf(joined(GZIP, GZIP), length)).reason())
                    .isEqualTo(Reason.BROKEN_GZIP);
        }
    }

    @Test
    void checksumLengthAndWhatFollowsAreChecked() {
        for (int wrong = GZIP.length - 8; wrong < GZIP.length; wrong++) {
            byte[] flipped = GZIP.clone();
            flipped[wrong] ^= 1;
            assertThat(refusal(flipped).reason()).as("byte %d", wrong).isEqualTo(Reason.BROKEN_GZIP);
        }
        assertThat(refusal(joined(GZIP, new byte[] {0})).reason()).isEqualTo(Reason.BROKEN_GZIP);
        assertThat(refusal(joined(GZIP, Logs.utf8("garbage that is long enough for a header")))
                        .reason())
                .isEqualTo(Reason.BROKEN_GZIP);
    }

    @Test
    void theMessageNamesTheObjectAndWhatToDo() {
        assertThat(refusal(Arrays.copyOf(GZIP, 30)))
                .hasMessage(
                        "s3://logs/day/file.json.gz is broken gzip: it ends early; ask its producer to deliver it again");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <!DOCTYPE html><html>Access denied</html>                    | NOT_A_LOG
                    just words                                                   | NOT_A_LOG
                    `   `                                                        | EMPTY_OBJECT
                    {"Records":[{"eventTime":"2026-03-01T10:00:00Z"}             | BROKEN_JSON
                    {"Records":[]}{"Records":[]}                                 | BROKEN_JSON
                    {"Records":[{"a":01}]}                                       | BROKEN_JSON
                    {"Records":[{'a':1}]}                                        | BROKEN_JSON
                    {"awsAccountId":"111122223333","digestStartTime":"2026-03-01T10:00:00Z","logFiles":[]} | WRONG_SHAPE
                    {"fileVersion":"1.0","configSnapshotId":"x","configurationItems":[]} | WRONG_SHAPE
                    {"Records":null}                                             | WRONG_SHAPE
                    {"Records":{"a":[]}}                                         | WRONG_SHAPE
                    [{"Records":[]}]                                             | WRONG_SHAPE
                    {"Records":[{"eventTime":"2026-03-01T10:00:00Z","eventCategory":"Insight","insightDetails":{}}]} | WRONG_SHAPE
                    """)
    void whatIsNoCloudtrailFileSaysWhy(String content, Reason reason) {
        assertThat(refusal(Logs.utf8(content)).reason()).isEqualTo(reason);
        assertThat(refusal(Logs.gzip(Logs.utf8(content))).reason()).isEqualTo(reason);
    }

    @Test
    void zeroBytesAreAnEmptyObject() {
        assertThat(refusal(new byte[0]).reason()).isEqualTo(Reason.EMPTY_OBJECT);
        assertThat(refusal(Logs.gzip(new byte[0])).reason()).isEqualTo(Reason.EMPTY_OBJECT);
    }

    @Test
    void brokenJsonIsToldWithItsOffset() {
        assertThat(refusal(Logs.utf8("{\"Records\":[}"))).hasMessageContaining("at byte 12: expected a value");
    }

    @Test
    void bytesThatAreNotUtf8AreBrokenJson() {
        byte[] broken = Logs.utf8(FILE);
        broken[FILE.indexOf("note") + 9] = (byte) 0xff;

        assertThat(refusal(broken).reason()).isEqualTo(Reason.BROKEN_JSON);
        assertThat(refusal(broken)).hasMessageContaining("expected UTF-8");
    }

    @Test
    void nestingIsBounded() {
        String deep = "[".repeat(100_000);

        assertThat(refusal(Logs.utf8("{\"Records\":[{\"a\":" + deep)))
                .hasMessageContaining("at most 500 nested values");
        assertThat(read(Logs.utf8("{\"Records\":[{\"eventTime\":0,\"a\":" + "[".repeat(400) + "]".repeat(400) + "}]}"))
                        .rows())
                .isEqualTo(1);
    }

    @Test
    void moreThanTheLimitIsTooLargeHoweverItIsPacked() {
        byte[] zeros = Logs.utf8("{\"Records\":[" + " ".repeat(1 << 20) + "]}");

        for (byte[] stored : new byte[][] {zeros, Logs.gzip(zeros), joined(Logs.gzip(zeros), Logs.gzip(new byte[1]))}) {
            LakeException refusal =
                    catchThrowableOfType(LakeException.class, () -> RowReaders.of(Logs.CLOUDTRAIL, 1 << 20)
                            .read(Logs.object("k"), stored));
            assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
        }
        assertThat(RowReaders.of(Logs.CLOUDTRAIL, zeros.length)
                        .read(Logs.object("k"), Logs.gzip(zeros))
                        .rows())
                .isZero();
    }

    @Test
    void aBombThatLiesAboutItsLengthStaysWithinTheLimit() {
        byte[] bomb = Logs.gzip(new byte[200 << 20]);
        Arrays.fill(bomb, bomb.length - 4, bomb.length, (byte) 0x7f);

        LakeException refusal = catchThrowableOfType(LakeException.class, () -> RowReaders.of(Logs.CLOUDTRAIL, 1 << 20)
                .read(Logs.object("k"), bomb));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"day/file.json.gz", "day/file.json", "day/file"})
    void gzipIsKnownByItsBytesAndNotByItsName(String key) {
        for (byte[] stored :
                new byte[][] {GZIP, Logs.utf8(FILE), Logs.utf8("\uFEFF" + FILE), Logs.gzip(Logs.utf8("\uFEFF" + FILE))
                }) {
            assertThat(RowReaders.of(Logs.CLOUDTRAIL, 1 << 20)
                            .read(Logs.object(key), stored)
                            .rows())
                    .isEqualTo(2);
        }
    }

    @Test
    void severalMembersAreOneFile() {
        byte[] file = Logs.utf8(FILE);
        for (int cut = 0; cut <= file.length; cut++) {
            byte[] members =
                    joined(Logs.gzip(Arrays.copyOf(file, cut)), Logs.gzip(Arrays.copyOfRange(file, cut, file.length)));
            assertThat(read(members).rows()).isEqualTo(2);
        }
    }

    @Test
    void aHeaderMayCarryNameCommentExtraAndChecksum() {
        assertThat(read(gzipWithFullHeader(Logs.utf8(FILE))).rows()).isEqualTo(2);
    }

    private static byte[] gzipWithFullHeader(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] deflated = new byte[4096];
        int length = deflater.deflate(deflated);
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};
        byte[] trailer = new byte[8];
        for (int i = 0; i < 4; i++) {
            trailer[i] = (byte) (crc.getValue() >>> 8 * i);
            trailer[4 + i] = (byte) (content.length >>> 8 * i);
        }
        return joined(joined(header, Arrays.copyOf(deflated, length)), trailer);
    }

    private static ObjectRows read(byte[] stored) {
        return RowReaders.of(Logs.CLOUDTRAIL, Logs.LIMIT).read(Logs.object("day/file.json.gz"), stored);
    }

    private static LakeException refusal(byte[] stored) {
        LakeException refusal = catchThrowableOfType(LakeException.class, () -> read(stored));
        assertThat(refusal).as("it was read").isNotNull();
        return refusal;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
