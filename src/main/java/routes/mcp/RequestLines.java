package routes.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of a stream, none of which is held whole when it is longer than a request can be. */
final class RequestLines {
    static final int LONGEST = 1 << 20;

    private static final int END = -1;

    private final InputStream in;

    RequestLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** One line; of one that is too long only its first {@link #LONGEST} bytes and one more. */
    record Line(String text, boolean tooLong) {}

    /** The next line, empty at the end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        if (read == END) {
            return Optional.empty();
        }
        while (read != END && read != '\n') {
            if (line.size() <= LONGEST) {
                line.write(read);
            }
            read = in.read();
        }
        return Optional.of(new Line(line.toString(StandardCharsets.UTF_8), line.size() > LONGEST));
    }
}
