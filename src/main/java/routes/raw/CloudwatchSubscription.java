package routes.raw;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Subscription envelopes as Firehose delivers them: JSON documents one after the other, several log events in each. An object
 * that ends in {@code .dms} is a {@link SessionObject}.
 */
final class CloudwatchSubscription implements RawFormat {
    private static final byte[] MESSAGE_TYPE = "messageType".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LOG_EVENTS = "logEvents".getBytes(StandardCharsets.UTF_8);

    @Override
    public void read(RawLog log, RecordSink sink) {
        try {
            if (log.object().key().endsWith(".dms")) {
                SessionObject.read(log, sink);
            } else {
                readDocuments(log, sink);
            }
        } catch (MalformedJson broken) {
            throw log.brokenJson(String.valueOf(broken.getMessage()));
        }
    }

    private static void readDocuments(RawLog log, RecordSink sink) {
        log.requireJson();
        // Firehose joins several JSON documents on one line, so a line is not a record.
        JsonScanner json = log.scanner();
        while (json.next() != -1) {
            new Document(log).read(json, sink);
        }
    }

    /** One subscription envelope. */
    private static final class Document {
        private final RawLog log;
        private final int envelope;
        private String messageType = "none";
        private int logEvents = -1;

        Document(RawLog log) {
            this.log = log;
            this.envelope = log.side().length();
        }

        void read(JsonScanner json, RecordSink sink) {
            if (json.next() != '{') {
                json.value();
                throw log.wrongShape("a document is no subscription envelope");
            }
            log.side().append('{');
            for (boolean more = json.openObject(); more; more = json.nextMember()) {
                member(json);
            }
            log.side().append('}');
            switch (messageType) {
                case "DATA_MESSAGE" -> logEvents(sink);
                case "CONTROL_MESSAGE" -> sink.controlMessage();
                default -> throw log.wrongShape("a document has messageType " + messageType);
            }
        }

        private void member(JsonScanner json) {
            int keyStart = json.keyStart();
            int keyEnd = json.keyEnd();
            byte[] bytes = json.bytes();
            int start = json.value();
            if (Arrays.equals(bytes, keyStart, keyEnd, MESSAGE_TYPE, 0, MESSAGE_TYPE.length)) {
                messageType =
                        new String(bytes, start, json.position() - start, StandardCharsets.UTF_8).replace("\"", "");
            } else if (Arrays.equals(bytes, keyStart, keyEnd, LOG_EVENTS, 0, LOG_EVENTS.length) && logEvents < 0) {
                logEvents = start;
            } else {
                keep(bytes, keyStart, keyEnd, start, json.position());
            }
        }

        /** The envelope's members are members of each of its log events, so they are kept apart from these. */
        private void keep(byte[] bytes, int keyStart, int keyEnd, int start, int end) {
            if (log.side().length() > envelope + 1) {
                log.side().append(',');
            }
            log.side().append(bytes, keyStart - 1, keyEnd + 1).append(':').append(bytes, start, end);
        }

        private void logEvents(RecordSink sink) {
            if (logEvents < 0 || log.bytes()[logEvents] != '[') {
                throw log.wrongShape("a DATA_MESSAGE has no array logEvents");
            }
            JsonScanner head = log.part(true, envelope, log.side().length());
            JsonScanner events = log.scanner(logEvents);
            for (boolean more = events.openArray(); more; more = events.nextElement()) {
                head.moveTo(envelope);
                sink.record(head, events);
            }
        }
    }
}
