package routes.readready;

import java.util.Arrays;
import routes.readready.ColumnTree.Node;
import routes.readready.ColumnTree.Slot;

/** What the walk over one record found: a value per slot and the place that it came from. Used again for the next record. */
final class Picks {
    private final ColumnTree tree;
    private final long[] values;
    private final long[] places;
    private final long[] embedded;
    private final long[] embeddedPlaces;

    Picks(ColumnTree tree) {
        this.tree = tree;
        values = new long[tree.slots()];
        places = new long[tree.slots()];
        embedded = new long[tree.nodes()];
        embeddedPlaces = new long[tree.nodes()];
    }

    void clear() {
        Arrays.fill(values, Cell.NULL);
        Arrays.fill(embeddedPlaces, Cell.NULL);
    }

    boolean isEmpty(Slot slot) {
        return values[slot.index()] == Cell.NULL;
    }

    void pick(Slot slot, long value, long place) {
        values[slot.index()] = value;
        places[slot.index()] = place;
    }

    /** Remembers that the string at a place holds a JSON object, and where its text lies. */
    void embed(Node node, long text, long place) {
        embedded[node.id()] = text;
        embeddedPlaces[node.id()] = place;
    }

    /** The text of the JSON object that the string at a place holds, or {@link Cell#NULL}. */
    long embedded(Node node, long place) {
        return embeddedPlaces[node.id()] == place ? embedded[node.id()] : Cell.NULL;
    }

    long value(int column) {
        for (Slot slot : tree.slotsOf(column)) {
            if (!isEmpty(slot)) {
                return values[slot.index()];
            }
        }
        return Cell.NULL;
    }

    /** Whether a column holds the whole value at this place. */
    boolean taken(Node node, long place) {
        for (Slot slot : node.slots()) {
            if (slot.takes() && !isEmpty(slot) && places[slot.index()] == place && wins(slot)) {
                return true;
            }
        }
        return false;
    }

    private boolean wins(Slot slot) {
        for (Slot earlier : tree.slotsOf(slot.column())) {
            if (!isEmpty(earlier)) {
                return earlier == slot;
            }
        }
        return false;
    }
}
