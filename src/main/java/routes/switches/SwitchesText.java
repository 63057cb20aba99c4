package routes.switches;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import routes.switches.Target.Kind;

/** The text of a good switches file, in which one switch can come or go while every other byte stays as it is. */
final class SwitchesText {
    /** The text of a file that is not there yet. */
    static final String EMPTY = "apiVersion: loglake/v1\nkind: Switches\nswitches: []\n";

    private final String text;
    private final Node key;
    private final SequenceNode list;

    private SwitchesText(String text, Node key, SequenceNode list) {
        this.text = text;
        this.key = key;
        this.list = list;
    }

    static SwitchesText of(String text) {
        MappingNode root =
                (MappingNode) new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        NodeTuple switches = root.getValue().stream()
                .filter(entry -> ((ScalarNode) entry.getKeyNode()).getValue().equals("switches"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a good file has switches"));
        return new SwitchesText(text, switches.getKeyNode(), (SequenceNode) switches.getValueNode());
    }

    /** The text with {@code added} behind the others. */
    String with(Switch added) {
        if (list.getValue().isEmpty()) {
            String open = text.substring(0, start(list)).stripTrailing() + text.substring(end(list));
            return inserted(open, lineEnd(open, start(key)), block(added, 2));
        }
        if (list.getFlowStyle() == FlowStyle.FLOW) {
            return inserted(text, end(lastOf(list.getValue())), ", " + flow(added));
        }
        return inserted(
                text,
                lineEnd(text, leafEnd(list)),
                block(added, list.getStartMark().getColumn()));
    }

    /** The text without the switch at {@code index}. */
    String without(int index) {
        List<Node> items = list.getValue();
        if (items.size() == 1) {
            String rest = list.getFlowStyle() == FlowStyle.FLOW
                    ? cut(start(items.get(0)), end(items.get(0)))
                    : withoutLines(items.get(0));
            int colon = text.indexOf(':', end(key)) + 1;
            return list.getFlowStyle() == FlowStyle.FLOW ? rest : inserted(rest, colon, " []");
        }
        if (list.getFlowStyle() == FlowStyle.FLOW) {
            return index == 0
                    ? cut(start(items.get(0)), start(items.get(1)))
                    : cut(end(items.get(index - 1)), end(items.get(index)));
        }
        return withoutLines(items.get(index));
    }

    private String withoutLines(Node item) {
        int from = dashLine(item);
        int end = text.indexOf('\n', leafEnd(item));
        return end < 0 ? text.substring(0, lineEnd(text, from - 1)) : cut(from, end + 1);
    }

    private String cut(int from, int to) {
        return text.substring(0, from) + text.substring(to);
    }

    private static String inserted(String text, int at, String more) {
        return text.substring(0, at) + more + text.substring(at);
    }

    /** Lines of their own, from the end of the line above to before the end of the last. */
    private String block(Switch one, int indent) {
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        String margin = " ".repeat(indent);
        List<String> lines = new ArrayList<>();
        fields(one).forEach((name, value) -> lines.add(margin + (lines.isEmpty() ? "- " : "  ") + name + ": " + value));
        return newline + String.join(newline, lines);
    }

    private static String flow(Switch one) {
        return fields(one).entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Map<String, String> fields(Switch one) {
        Map<String, String> fields = new java.util.LinkedHashMap<>();
        fields.put("id", one.id());
        fields.put("off", off(one.off()));
        fields.put("effect", one.effect().label());
        fields.put("reason", quoted(one.reason()));
        Optional.ofNullable(one.ticket()).ifPresent(ticket -> fields.put("ticket", quoted(ticket)));
        fields.put("by", quoted(one.by()));
        fields.put("since", time(one.since()));
        Optional.ofNullable(one.until()).ifPresent(until -> fields.put("until", time(until)));
        return fields;
    }

    private static String off(Target off) {
        return off.kind() == Kind.ALL
                ? "{all: true}"
                : "{" + (off.kind() == Kind.TABLE ? "table" : "source") + ": " + off.name() + "}";
    }

    private static String time(Instant time) {
        return '"' + time.toString() + '"';
    }

    /** In quotes whatever it is, so that YAML takes it for nothing else. */
    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + '"';
    }

    /** Where the line of an item begins, its dash included. */
    private int dashLine(Node item) {
        int dash = text.lastIndexOf('-', start(item) - 1);
        return text.lastIndexOf('\n', dash) + 1;
    }

    /** The end of what a node says, without comments and blank lines behind it. */
    private int leafEnd(Node node) {
        if (node instanceof SequenceNode some
                && some.getFlowStyle() != FlowStyle.FLOW
                && !some.getValue().isEmpty()) {
            return leafEnd(lastOf(some.getValue()));
        }
        if (node instanceof MappingNode some
                && some.getFlowStyle() != FlowStyle.FLOW
                && !some.getValue().isEmpty()) {
            return leafEnd(lastOf(some.getValue()).getValueNode());
        }
        // A text of several lines ends where the next line begins.
        String said = text.substring(0, end(node));
        return said.endsWith("\n") ? said.stripTrailing().length() : end(node);
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        int line = end < 0 ? text.length() : end;
        return line > 0 && text.charAt(line - 1) == '\r' ? line - 1 : line;
    }

    private int start(Node node) {
        return at(node.getStartMark());
    }

    private int end(Node node) {
        return at(node.getEndMark());
    }

    /** Marks count characters as people do, Java counts some of them twice. */
    private int at(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private static <T> T lastOf(List<T> some) {
        return some.get(some.size() - 1);
    }
}
