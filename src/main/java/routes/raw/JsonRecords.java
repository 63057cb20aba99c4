package routes.raw;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One JSON document that holds an array of records. */
final class JsonRecords implements RawFormat {
    private final List<String> path;
    private final byte[][] keys;

    JsonRecords(List<String> path) {
        this.path = List.copyOf(path);
        this.keys =
                path.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    @Override
    public void read(RawLog log, RecordSink sink) {
        log.requireJson();
        JsonScanner json = log.scanner();
        try {
            boolean found = descend(json, 0, sink);
            if (json.next() != -1) {
                throw new MalformedJson(json.position(), "the end");
            }
            if (!found) {
                throw log.wrongShape("has no array " + String.join("/", path));
            }
        } catch (MalformedJson broken) {
            throw log.brokenJson(String.valueOf(broken.getMessage()));
        }
    }

    private boolean descend(JsonScanner json, int depth, RecordSink sink) {
        if (depth == keys.length && json.next() == '[') {
            records(json, sink);
            return true;
        }
        if (depth == keys.length || json.next() != '{') {
            json.value();
            return false;
        }
        boolean found = false;
        for (boolean more = json.openObject(); more; more = json.nextMember()) {
            if (isKey(json, keys[depth])) {
                found |= descend(json, depth + 1, sink);
            } else {
                json.value();
            }
        }
        return found;
    }

    private static void records(JsonScanner json, RecordSink sink) {
        JsonScanner[] parts = {json};
        for (boolean more = json.openArray(); more; more = json.nextElement()) {
            sink.record(parts);
        }
    }

    private static boolean isKey(JsonScanner json, byte[] key) {
        return Arrays.equals(json.bytes(), json.keyStart(), json.keyEnd(), key, 0, key.length);
    }
}
