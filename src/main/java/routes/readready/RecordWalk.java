package routes.readready;

import org.jspecify.annotations.Nullable;
import routes.raw.Bytes;
import routes.raw.JsonScanner;
import routes.raw.JsonText;
import routes.raw.MalformedJson;
import routes.raw.RawLog;
import routes.readready.ColumnTree.Node;
import routes.readready.ColumnTree.Slot;

/** Goes once over a record and picks the values that columns ask for. */
final class RecordWalk {
    private final RawLog log;
    private final CellReader reader;
    private final Picks picks;
    private final Bytes key = new Bytes(32);
    private boolean left;

    RecordWalk(RawLog log, CellReader reader, Picks picks) {
        this.log = log;
        this.reader = reader;
        this.picks = picks;
    }

    void start() {
        picks.clear();
        left = false;
    }

    /** Whether there may be something that no column took; never false when there is. */
    boolean left() {
        return left;
    }

    /** @param covered whether a column surely holds the whole object already */
    void walk(JsonScanner json, Node node, boolean covered) {
        boolean more = json.openObject();
        left |= !more && !covered;
        for (; more; more = json.nextMember()) {
            Node child = child(node, json, key);
            if (child == null) {
                json.value();
                left |= !covered;
            } else {
                member(json, child, covered);
            }
        }
    }

    static @Nullable Node child(Node node, JsonScanner json, Bytes scratch) {
        if (!json.keyEscaped()) {
            return node.child(json.bytes(), json.keyStart(), json.keyEnd());
        }
        scratch.cut(0);
        JsonText.unescape(json.bytes(), json.keyStart(), json.keyEnd(), scratch);
        return node.child(scratch.array(), 0, scratch.length());
    }

    static long place(JsonScanner json, int start) {
        return Cell.slice(json.side(), start, 0);
    }

    private void member(JsonScanner json, Node node, boolean covered) {
        byte kind = (byte) json.next();
        if (kind == '{' && node.slots().length == 0) {
            walk(json, node, covered);
            return;
        }
        int start = json.value();
        if (kind != 'n') {
            value(json, node, kind, start, covered);
        }
    }

    private void value(JsonScanner json, Node node, byte kind, int start, boolean covered) {
        long text = reader.text(json, start, json.position());
        boolean held = covered | fill(node, kind, text, place(json, start));
        if (node.isInner() && kind == '{') {
            json.moveTo(start);
            walk(json, node, held);
        } else if (node.isInner() && kind == '"' && holdsObject(text)) {
            picks.embed(node, text, place(json, start));
            walk(log.part(Cell.side(text), Cell.offset(text), Cell.end(text)), node, held);
        } else {
            left |= !held;
        }
    }

    /** True when a column surely holds the whole value now. */
    private boolean fill(Node node, byte kind, long text, long place) {
        boolean held = false;
        for (Slot slot : node.slots()) {
            if (!picks.isEmpty(slot)) {
                continue;
            }
            long cell = reader.cell(slot, kind, text);
            if (cell != Cell.NULL) {
                picks.pick(slot, cell, place);
                held |= slot.takes() && slot.only();
            }
        }
        return held;
    }

    private boolean holdsObject(long text) {
        JsonScanner json = log.part(Cell.side(text), Cell.offset(text), Cell.end(text));
        if (json.next() != '{') {
            return false;
        }
        try {
            json.value();
            return json.next() == -1;
        } catch (MalformedJson plainText) {
            return false;
        }
    }
}
