package routes.readready;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import routes.tables.ColumnType;
import routes.tables.JsonPath;
import routes.tables.ReadreadyColumn;
import routes.tables.ReadreadyTable;
import routes.tables.TimeFormat;

/** The columns of a table, laid out the way a record is walked. Immutable once built. */
final class ColumnTree {
    private final Node root = new Node(0, new byte[0]);
    private final List<Slot> slots = new ArrayList<>();
    private final Slot[][] slotsOf;
    private int nodes = 1;

    ColumnTree(ReadreadyTable table) {
        List<ReadreadyColumn> columns = table.columns();
        slotsOf = new Slot[columns.size()][];
        for (int i = 0; i < slotsOf.length; i++) {
            slotsOf[i] = plant(columns.get(i), i);
        }
    }

    Node root() {
        return root;
    }

    int nodes() {
        return nodes;
    }

    int slots() {
        return slots.size();
    }

    /** The ways to fill a column, the first that is not null wins. */
    Slot[] slotsOf(int column) {
        return slotsOf[column];
    }

    private Slot[] plant(ReadreadyColumn column, int index) {
        Slot[] planted = new Slot[column.from().size()];
        for (int i = 0; i < planted.length; i++) {
            byte @Nullable [] after = column.afterLast()
                    .map(sign -> sign.getBytes(StandardCharsets.UTF_8))
                    .orElse(null);
            planted[i] = new Slot(slots.size(), index, column.type(), after, column.time(), planted.length == 1);
            slots.add(planted[i]);
            node(column.from().get(i)).add(planted[i]);
        }
        return planted;
    }

    private Node node(JsonPath path) {
        Node node = root;
        for (String key : path.keys()) {
            byte[] name = key.getBytes(StandardCharsets.UTF_8);
            Node child = node.child(name, 0, name.length);
            if (child == null) {
                child = new Node(nodes++, name);
                node.add(child);
            }
            node = child;
        }
        return node;
    }

    /**
     * One of the ways to fill a column.
     *
     * @param after keep only what follows the last of these
     * @param time how its times are written; null: ISO-8601 or epoch milliseconds
     * @param only whether the column has no other way
     */
    record Slot(
            int index,
            int column,
            ColumnType type,
            byte @Nullable [] after,
            @Nullable TimeFormat time,
            boolean only) {
        /** Whether the column holds the whole value, so that nothing of it is left. */
        boolean takes() {
            return after == null;
        }
    }

    /** A key that columns ask for, or that leads to such keys. */
    static final class Node {
        private final int id;
        private final byte[] name;
        private Slot[] slots = {};
        private @Nullable Node[] table = new Node[0];
        private int children;

        private Node(int id, byte[] name) {
            this.id = id;
            this.name = name;
        }

        int id() {
            return id;
        }

        Slot[] slots() {
            return slots;
        }

        boolean isInner() {
            return children > 0;
        }

        @Nullable
        Node child(byte[] bytes, int from, int to) {
            if (children == 0) {
                return null;
            }
            int mask = table.length - 1;
            for (int i = hash(bytes, from, to) & mask; ; i = i + 1 & mask) {
                Node child = table[i];
                if (child == null || Arrays.equals(child.name, 0, child.name.length, bytes, from, to)) {
                    return child;
                }
            }
        }

        private void add(Slot slot) {
            slots = Arrays.copyOf(slots, slots.length + 1);
            slots[slots.length - 1] = slot;
        }

        private void add(Node child) {
            children++;
            @Nullable Node[] grown = new Node[Integer.highestOneBit(children) * 8];
            for (Node each : table) {
                if (each != null) {
                    put(grown, each);
                }
            }
            put(grown, child);
            table = grown;
        }

        private static void put(@Nullable Node[] into, Node child) {
            int i = hash(child.name, 0, child.name.length) & into.length - 1;
            while (into[i] != null) {
                i = i + 1 & into.length - 1;
            }
            into[i] = child;
        }

        /** Length, ends and middle tell the keys of one object apart well enough. */
        private static int hash(byte[] bytes, int from, int to) {
            if (from == to) {
                return 0;
            }
            int mixed = (to - from) * 31 + bytes[from];
            mixed = mixed * 31 + bytes[to - 1];
            mixed = mixed * 31 + bytes[from + to >>> 1];
            return mixed ^ mixed >>> 7;
        }
    }
}
