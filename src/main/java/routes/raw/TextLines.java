package routes.raw;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;

/**
 * Lines of text. The named groups of a pattern are the members of a line's record: numbers where they are written as JSON writes
 * them, else strings; none where nothing or a single {@code -} stands, which is how such logs write "no value".
 */
final class TextLines implements RawFormat {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,17})?");
    private static final int LONGEST = 1 << 20;

    private final Pattern line;
    private final List<String> groups = new ArrayList<>();
    private final List<byte[]> skip;

    TextLines(Pattern line, List<String> skip) {
        this.line = line;
        this.skip = skip.stream()
                .map(start -> start.getBytes(StandardCharsets.UTF_8))
                .toList();
        GROUP.matcher(line.pattern()).results().forEach(group -> groups.add(group.group(1)));
    }

    @Override
    public void read(RawLog log, RecordSink sink) {
        byte[] bytes = log.bytes();
        int number = 0;
        int matched = 0;
        int strange = 0;
        for (int from = log.start(); from < log.end(); ) {
            int end = endOfLine(bytes, from, log.end());
            int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
            number++;
            if (!isSkipped(bytes, from, to)) {
                boolean known = record(log, sink, from, to, number);
                matched += known ? 1 : 0;
                strange += known ? 0 : 1;
            }
            from = end + 1;
        }
        if (matched == 0 && strange > 0) {
            throw new LakeException(
                    Reason.NOT_A_LOG,
                    log.uri() + " has " + strange + " lines of text and the pattern of its table file knows none;"
                            + " exclude it, or correct the pattern");
        }
    }

    private boolean record(RawLog log, RecordSink sink, int from, int to, int number) {
        if (to - from > LONGEST || Utf8.firstWrong(log.bytes(), from, to) >= 0) {
            sink.unreadable("line " + number + " is no text of at most " + LONGEST + " bytes");
            return false;
        }
        Matcher match = line.matcher(new BoundedText(new String(log.bytes(), from, to - from, StandardCharsets.UTF_8)));
        if (!matches(match)) {
            sink.unreadable("line " + number + " does not match the pattern");
            return false;
        }
        Bytes side = log.side();
        int start = side.length();
        side.append('{');
        for (String group : groups) {
            member(side, start, group, match.group(group));
        }
        side.append('}');
        sink.record(log.part(true, start, side.length()));
        return true;
    }

    /** A pattern that repeats a choice takes a stack frame for each character. */
    private static boolean matches(Matcher match) {
        try {
            return match.matches();
        } catch (StackOverflowError | BoundedText.TooOften tooCostly) {
            return false;
        }
    }

    private static void member(Bytes side, int start, String name, @Nullable String value) {
        if (value == null || value.isEmpty() || value.equals("-")) {
            return;
        }
        if (side.length() > start + 1) {
            side.append(',');
        }
        side.append('"')
                .append(name.getBytes(StandardCharsets.US_ASCII))
                .append('"')
                .append(':');
        if (NUMBER.matcher(value).matches()) {
            side.append(value.getBytes(StandardCharsets.US_ASCII));
        } else {
            side.append('"')
                    .append(JsonStringEncoder.getInstance().quoteAsUTF8(value))
                    .append('"');
        }
    }

    private boolean isSkipped(byte[] bytes, int from, int to) {
        if (from == to) {
            return true;
        }
        for (byte[] start : skip) {
            if (to - from >= start.length
                    && java.util.Arrays.equals(bytes, from, from + start.length, start, 0, start.length)) {
                return true;
            }
        }
        return false;
    }

    private static int endOfLine(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
