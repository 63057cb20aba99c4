package routes.raw;

/** JSON documents one after the other, on lines of their own or not; each is a record, and each element of an array is one. */
final class JsonDocuments implements RawFormat {
    @Override
    public void read(RawLog log, RecordSink sink) {
        log.requireJson();
        JsonScanner json = log.scanner();
        JsonScanner[] parts = {json};
        try {
            for (int next = json.next(); next != -1; next = json.next()) {
                if (next == '[') {
                    elements(json, parts, sink);
                } else {
                    sink.record(parts);
                }
            }
        } catch (MalformedJson broken) {
            throw log.brokenJson(String.valueOf(broken.getMessage()));
        }
    }

    private static void elements(JsonScanner json, JsonScanner[] parts, RecordSink sink) {
        for (boolean more = json.openArray(); more; more = json.nextElement()) {
            sink.record(parts);
        }
    }
}
