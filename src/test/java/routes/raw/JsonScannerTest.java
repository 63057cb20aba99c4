package routes.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jackson is the oracle: what it takes for JSON, the scanner does, and nothing else. */
class JsonScannerTest {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(10_000).build())
            .build();
    private static final String SEED =
            "{\"a\":[1,-2.5e+10,0,true,false,null,\"x\\u00e9\\n\\\"y\\/\",{}],\"b\\\\\":{\"c\":\"0123456789abcdef\",\"d\":[]} }";

    @Test
    void aDocumentWithSomeBytesChangedIsJsonForBothOrForNeither() {
        Random random = new Random(7);
        String signs = "{}[],:\"\\ ue0019.-+tfnul\t\n\u0001x";
        int accepted = 0;
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = SEED.getBytes(StandardCharsets.US_ASCII);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) signs.charAt(random.nextInt(signs.length()));
            }
            boolean json = jackson(bytes);
            accepted += json ? 1 : 0;
            assertThat(scanner(bytes))
                    .as(new String(bytes, StandardCharsets.US_ASCII))
                    .isEqualTo(json);
        }
        assertThat(accepted).isBetween(10_000, 190_000);
    }

    @Test
    void aDocumentCutAnywhereIsNoJson() {
        byte[] bytes = SEED.getBytes(StandardCharsets.US_ASCII);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(scanner(Arrays.copyOf(bytes, length))).isFalse();
        }
        assertThat(scanner(bytes)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain, plain",
                "\\\"\\\\\\/, \"\\/",
                "\\u0041\\u00e9\\u20ac, Aé€",
                "\\ud83d\\ude00, 😀",
                "\\ud83d, \\ud83d",
                "\\ude00\\ud83d!, \\ude00\\ud83d!",
                "\\ud83d\\u0041, \\ud83dA",
                "tab\\tend, `tab\tend`"
            })
    void escapesBecomeTextAndLoneSurrogatesStayEscapes(String json, String text) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Bytes out = new Bytes(0);
        JsonText.unescape(bytes, 0, bytes.length, out);

        assertThat(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    private static boolean scanner(byte[] bytes) {
        JsonScanner json = new JsonScanner(bytes, 0, bytes.length, false);
        try {
            json.value();
            return json.next() == -1;
        } catch (MalformedJson broken) {
            return false;
        }
    }

    private static boolean jackson(byte[] bytes) {
        try (JsonParser parser = JACKSON.createParser(bytes)) {
            int depth = 0;
            int values = 0;
            while (parser.nextToken() != null) {
                depth += parser.currentToken().isStructStart()
                        ? 1
                        : parser.currentToken().isStructEnd() ? -1 : 0;
                parser.getText();
                values += depth == 0 ? 1 : 0;
            }
            return values == 1;
        } catch (IOException broken) {
            return false;
        }
    }
}
