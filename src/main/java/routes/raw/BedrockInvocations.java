package routes.raw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.tables.BodyRule;

/**
 * Model invocation logs: a JSON object a line, one invocation each. Beside the record as it is stands a member {@code loglake}, in
 * which the conversation has one form whatever API it went through; see {@link Invocation}.
 */
final class BedrockInvocations implements RawFormat {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final BodyRule rule;
    private final Bodies bodies;

    BedrockInvocations(BodyRule rule, Bodies bodies) {
        this.rule = rule;
        this.bodies = bodies;
    }

    @Override
    public void read(RawLog log, RecordSink sink) {
        log.requireJson();
        Followed followed = new Followed(log.object());
        int number = 0;
        int read = 0;
        for (int from = log.start(); from < log.end(); ) {
            int end = endOfLine(log.bytes(), from, log.end());
            number++;
            read += line(log, log.part(false, from, end), number, followed, sink);
            from = end + 1;
        }
        if (read == 0) {
            throw new LakeException(
                    Reason.BROKEN_JSON,
                    log.uri() + " has no line that is a JSON object; ask its producer to deliver it again");
        }
    }

    /** How many records a line holds: one, as a rule. A broken line costs itself, not its neighbours. */
    private static int line(RawLog log, JsonScanner line, int number, Followed bodies, RecordSink sink) {
        int read = 0;
        try {
            while (line.next() != -1) {
                int start = line.value();
                JsonNode record = JSON.readTree(line.bytes(), start, line.position() - start);
                if (record.hasNonNull("timestamp") && record instanceof ObjectNode invocation) {
                    tell(log, invocation, bodies, sink);
                    read++;
                } else {
                    sink.unreadable("line " + number + " is no invocation: it has no timestamp");
                }
            }
        } catch (MalformedJson | JsonProcessingException broken) {
            sink.unreadable("line " + number + " is broken JSON");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return read;
    }

    private static void tell(RawLog log, ObjectNode record, Followed bodies, RecordSink sink) {
        ObjectNode found = new Invocation(record, bodies).read();
        Bytes side = log.side();
        int start = side.length();
        side.append(utf8("{\"loglake\":")).append(utf8(found.toString())).append('}');
        int middle = side.length();
        side.append(utf8(record.toString()));
        sink.record(log.part(true, start, middle), log.part(true, middle, side.length()));
    }

    /** Half of a surrogate pair has no UTF-8 and stays written as its escape. */
    private static byte[] utf8(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                escaped.append(String.format("\\u%04x", point));
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int endOfLine(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The bodies of one object, which together may not take the heap. */
    final class Followed {
        private final S3Object log;
        private long left = rule.maxTotal();

        private Followed(S3Object log) {
            this.log = log;
        }

        Bodies.Body of(String uri) {
            if (rule.follow() && left <= 0) {
                return Bodies.Body.without(Bodies.Status.TOO_BIG);
            }
            Bodies.Body body = bodies.of(log, uri, rule);
            left -= body.length();
            return body;
        }
    }
}
