package routes.guard;

import io.trino.sql.tree.Node;

/** Where a part of a query stands. */
final class Place {
    private Place() {}

    /** line:column */
    static String of(Node node) {
        return node.getLocation()
                .map(at -> at.getLineNumber() + ":" + at.getColumnNumber())
                .orElse("1:1");
    }

    static GuardRefused refused(Code code, Node node, String what, String hint) {
        return new GuardRefused(code, of(node) + ": " + what, hint);
    }
}
