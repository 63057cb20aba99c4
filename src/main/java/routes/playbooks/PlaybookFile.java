package routes.playbooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import routes.tables.YamlNode;

/** Reads one playbook file, strictly: what it does not understand, it refuses. */
final class PlaybookFile {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 31);

    private PlaybookFile() {}

    /** @param place how errors call the file */
    static Playbook parse(String place, String named, String yaml) {
        Map<String, YamlNode> fields = YamlNode.parse(place, yaml)
                .fields(Set.of("id", "title", "asks", "sql", "row", "none"), Set.of("parameters"));
        List<Parameter> parameters = parameters(fields);
        YamlNode sql = need(fields, "sql");
        SqlTemplate template = new SqlTemplate(sql.text());
        Set<String> declared =
                new TreeSet<>(parameters.stream().map(Parameter::name).toList());
        if (!declared.equals(new TreeSet<>(template.names()))) {
            throw sql.wrong(
                    "SQL that uses the parameters " + declared + ", found " + new TreeSet<>(template.names()),
                    "write a parameter as :name, and declare it below 'parameters'");
        }
        return new Playbook(
                id(named, need(fields, "id")),
                need(fields, "title").text(),
                asks(need(fields, "asks")),
                parameters,
                template,
                row(need(fields, "row")),
                need(fields, "none").text());
    }

    private static String id(String named, YamlNode node) {
        if (!ID.matcher(node.text()).matches() || !node.text().equals(named)) {
            throw node.wrong(
                    "the name of the file, found '" + node.text() + "'", "write id: " + named + ", or rename the file");
        }
        return named;
    }

    private static List<String> asks(YamlNode node) {
        List<String> asks = node.list().stream().map(YamlNode::text).toList();
        if (asks.isEmpty()) {
            throw node.wrong("at least one way to ask it, found none", "write one as people say it");
        }
        return asks;
    }

    private static String row(YamlNode node) {
        if (!Playbook.HOLE.matcher(node.text()).find()) {
            throw node.wrong("a sentence with {columns}, found none of these", "name what it tells of");
        }
        return node.text();
    }

    private static List<Parameter> parameters(Map<String, YamlNode> fields) {
        List<Parameter> parameters = new ArrayList<>();
        YamlNode.optional(fields.get("parameters"))
                .map(YamlNode::map)
                .orElse(Map.of())
                .forEach((name, node) -> parameters.add(parameter(name, node)));
        return parameters;
    }

    private static Parameter parameter(String name, YamlNode node) {
        if (!NAME.matcher(name).matches()) {
            throw node.wrong("a name of small letters and digits, found '" + name + "'", "rename it");
        }
        Map<String, YamlNode> fields = node.fields(Set.of("type", "default", "help"), Set.of());
        YamlNode label = need(fields, "type");
        ParameterType type = ParameterType.labelled(label.text())
                .orElseThrow(() ->
                        label.wrong("day, text, number or account, found '" + label.text() + "'", "use one of them"));
        YamlNode preset = need(fields, "default");
        String value = type == ParameterType.NUMBER ? Long.toString(preset.number()) : preset.text();
        try {
            type.literal(value, ANY_DAY);
        } catch (IllegalArgumentException wrong) {
            throw preset.wrong("a " + type.label() + ": " + wrong.getMessage(), "correct it");
        }
        return new Parameter(name, type, value, need(fields, "help").text());
    }

    private static YamlNode need(Map<String, YamlNode> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }
}
