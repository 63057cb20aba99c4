package routes.readready;

import routes.raw.Bytes;
import routes.raw.JsonScanner;
import routes.raw.RawLog;
import routes.readready.ColumnTree.Node;

/** Goes a second time over a record and writes down what no column took, each value at the place where it was. */
final class Rest {
    private final RawLog log;
    private final ColumnTree tree;
    private final Picks picks;
    private final Bytes out;
    private final Bytes key = new Bytes(32);

    Rest(RawLog log, ColumnTree tree, Picks picks) {
        this.log = log;
        this.tree = tree;
        this.picks = picks;
        this.out = log.side();
    }

    /** A slice of the log's side that is a JSON object, or {@link Cell#NULL} when nothing is left. */
    long of(JsonScanner[] parts, int[] starts) {
        int from = out.length();
        out.append('{');
        for (int i = 0; i < parts.length; i++) {
            parts[i].moveTo(starts[i]);
            members(parts[i], tree.root());
        }
        if (out.length() == from + 1) {
            out.cut(from);
            return Cell.NULL;
        }
        out.append('}');
        return Cell.slice(true, from, out.length() - from);
    }

    /** False when the object has no members at all. */
    private boolean members(JsonScanner json, Node node) {
        boolean any = json.openObject();
        for (boolean more = any; more; more = json.nextMember()) {
            int keyStart = json.keyStart();
            int keyEnd = json.keyEnd();
            Node child = RecordWalk.child(node, json, key);
            int start = json.value();
            if (child == null) {
                write(json, keyStart, keyEnd, start);
            } else if (!json.isNull() && !picks.taken(child, RecordWalk.place(json, start))) {
                untaken(json, child, keyStart, keyEnd, start);
            }
        }
        return any;
    }

    private void untaken(JsonScanner json, Node node, int keyStart, int keyEnd, int start) {
        long embedded = picks.embedded(node, RecordWalk.place(json, start));
        if (embedded != Cell.NULL) {
            JsonScanner inside = log.part(Cell.side(embedded), Cell.offset(embedded), Cell.end(embedded));
            nested(json, inside, node, keyStart, keyEnd);
        } else if (node.isInner() && json.bytes()[start] == '{') {
            json.moveTo(start);
            nested(json, json, node, keyStart, keyEnd);
        } else {
            write(json, keyStart, keyEnd, start);
        }
    }

    private void nested(JsonScanner json, JsonScanner inside, Node node, int keyStart, int keyEnd) {
        int before = out.length();
        name(json, keyStart, keyEnd);
        out.append('{');
        int open = out.length();
        if (members(inside, node) && out.length() == open) {
            out.cut(before);
        } else {
            out.append('}');
        }
    }

    private void write(JsonScanner json, int keyStart, int keyEnd, int start) {
        int end = json.position();
        name(json, keyStart, keyEnd);
        out.append(json.bytes(), start, end);
    }

    private void name(JsonScanner json, int keyStart, int keyEnd) {
        if (out.array()[out.length() - 1] != '{') {
            out.append(',');
        }
        out.append(json.bytes(), keyStart - 1, keyEnd + 1).append(':');
    }
}
