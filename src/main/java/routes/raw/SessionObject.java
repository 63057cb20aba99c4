package routes.raw;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import routes.failures.LakeException;
import routes.failures.Reason;

/**
 * An object that Session Manager stored itself: its JSON documents, or the transcript of one session as plain text. Either is
 * read as if CloudWatch had sent it, the file's name being the log stream.
 */
final class SessionObject {
    private static final int SUFFIX = ".dms".length();

    private SessionObject() {}

    static void read(RawLog log, RecordSink sink) {
        if (log.firstNotUtf8() >= 0) {
            throw new LakeException(
                    Reason.NOT_A_LOG, log.object().uri() + " is no text: it may be encrypted; ask who wrote it there");
        }
        JsonScanner json = log.scanner();
        if (json.next() != '{') {
            text(log, sink);
            return;
        }
        while (json.next() != -1) {
            int start = json.value();
            logEvent(log, sink, log.bytes(), start, json.position());
        }
    }

    private static void text(RawLog log, RecordSink sink) {
        String text = new String(log.bytes(), log.start(), log.end() - log.start(), StandardCharsets.UTF_8);
        byte[] quoted = quoted(text);
        logEvent(log, sink, quoted, 0, quoted.length);
    }

    private static void logEvent(RawLog log, RecordSink sink, byte[] message, int start, int end) {
        String file = log.object().fileName();
        Bytes side = log.side();
        int from = side.length();
        side.append(ascii("{\"logStream\":")).append(quoted(file.substring(0, file.length() - SUFFIX)));
        if (message[start] == '"') {
            side.append(ascii(",\"timestamp\":" + log.object().modified().toEpochMilli()));
        }
        side.append(ascii(",\"message\":")).append(message, start, end).append('}');
        sink.record(log.part(true, from, side.length()));
    }

    private static byte[] quoted(String text) {
        return ("\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
