package routes.raw;

/** JSON documents one after the other, on lines of their own or not; each is a record. */
final class JsonDocuments implements RawFormat {
    @Override
    public void read(RawLog log, RecordSink sink) {
        log.requireJson();
        JsonScanner json = log.scanner();
        JsonScanner[] parts = {json};
        try {
            while (json.next() != -1) {
                sink.record(parts);
            }
        } catch (MalformedJson broken) {
            throw log.brokenJson(String.valueOf(broken.getMessage()));
        }
    }
}
