package routes.tables;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import routes.placement.PlacementProfile;

/** Reads one table file, strictly: what it does not understand, it refuses. */
final class TableFile {
    private static final Set<String> OPTIONAL = Stream.concat(
                    Stream.of("shards", "bookkeeping"), FormatFields.OPTIONAL.stream())
            .collect(Collectors.toSet());
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private TableFile() {}

    /**
     * @param place how errors call the file
     * @param named the name that its source must have
     */
    static Source parse(String place, String named, String yaml) {
        String version = version(yaml);
        Map<String, YamlNode> fields = YamlNode.parse(place, yaml)
                .fields(Set.of("source", "description", "format", "placement", "raw", "readready"), OPTIONAL);
        RawTable raw = raw(need(fields, "raw"));
        Format format = FormatFields.format(fields);
        ReadreadyTable readready =
                ReadreadyFields.table(need(fields, "readready"), FormatFields.records(fields), version);
        FormatFields.refuseUnknownGroups(format, readready, need(fields, "readready"));
        return new Source(
                sourceName(named, need(fields, "source")),
                need(fields, "description").text(),
                format,
                YamlNode.optional(fields.get("shards"))
                        .map(YamlNode::wholeNumber)
                        .orElse(1),
                placement(need(fields, "placement"), raw),
                raw,
                readready,
                YamlNode.optional(fields.get("bookkeeping"))
                        .map(YamlNode::yesOrNo)
                        .orElse(false),
                FormatFields.copySuffix(fields),
                version);
    }

    static YamlNode need(Map<String, YamlNode> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    static String name(YamlNode node) {
        String name = node.text();
        if (!NAME.matcher(name).matches()) {
            throw node.wrong("a name of small letters, digits and _, found '" + name + "'", "rename it");
        }
        return name;
    }

    static JsonPath path(YamlNode node) {
        return JsonPath.parse(node.text())
                .orElseThrow(() -> node.wrong(
                        "a JSON pointer, found '" + node.text() + "'",
                        "write it like /userIdentity/arn (~1 is a slash)"));
    }

    private static String sourceName(String named, YamlNode node) {
        String name = name(node);
        if (!named.equals(name)) {
            throw node.wrong(
                    "the name of the file, found '" + name + "'", "rename the source to " + named + ", or the file");
        }
        return name;
    }

    private static RawTable raw(YamlNode node) {
        Map<String, YamlNode> fields =
                node.fields(Set.of("table", "comment", "partition", "columns", "serde"), Set.of());
        List<GlueColumn> columns = glueColumns(need(fields, "columns"), new LinkedHashSet<>());
        Set<String> taken =
                new LinkedHashSet<>(columns.stream().map(GlueColumn::name).toList());
        return new RawTable(
                name(need(fields, "table")),
                need(fields, "comment").text(),
                columns,
                glueColumns(need(fields, "partition"), taken),
                serde(need(fields, "serde")));
    }

    private static List<GlueColumn> glueColumns(YamlNode node, Set<String> taken) {
        List<GlueColumn> columns = new ArrayList<>();
        for (YamlNode each : node.list()) {
            Map<String, YamlNode> fields = each.fields(Set.of("name", "type", "comment"), Set.of());
            String name = name(need(fields, "name"));
            if (!taken.add(name)) {
                throw each.wrong("each column once, found a second '" + name + "'", "rename or remove it");
            }
            columns.add(new GlueColumn(
                    name, need(fields, "type").text(), need(fields, "comment").text()));
        }
        return columns;
    }

    private static Serde serde(YamlNode node) {
        Map<String, YamlNode> fields = node.fields(Set.of("input", "output", "library"), Set.of("parameters"));
        Map<String, String> parameters = new LinkedHashMap<>();
        YamlNode.optional(fields.get("parameters"))
                .map(YamlNode::map)
                .orElse(Map.of())
                .forEach((name, value) -> parameters.put(name, value.text()));
        return new Serde(
                need(fields, "input").text(),
                need(fields, "output").text(),
                need(fields, "library").text(),
                parameters);
    }

    private static List<PlacementProfile> placement(YamlNode node, RawTable raw) {
        List<PlacementProfile> profiles = new ArrayList<>();
        for (YamlNode each : node.list()) {
            Map<String, YamlNode> fields = each.fields(Set.of("name", "key", "partition"), Set.of());
            Pattern key = FormatFields.pattern(need(fields, "key"));
            profiles.add(new PlacementProfile(
                    need(fields, "name").text(), key, partition(need(fields, "partition"), key, raw)));
        }
        if (profiles.isEmpty()) {
            throw node.wrong("at least one placement profile, found none", "add one");
        }
        return List.copyOf(profiles);
    }

    private static Map<String, String> partition(YamlNode node, Pattern key, RawTable raw) {
        List<String> columns =
                raw.partitionKeys().stream().map(GlueColumn::name).toList();
        Map<String, String> partition = new LinkedHashMap<>();
        Set<String> variables = new LinkedHashSet<>(List.of("bucket"));
        variables.addAll(FormatFields.groups(key));
        node.map().forEach((column, template) -> partition.put(column, template(template, variables)));
        if (!List.copyOf(partition.keySet()).equals(columns)) {
            throw node.wrong(
                    "the partition columns " + columns + ", found " + partition.keySet(), "name them in this order");
        }
        return partition;
    }

    private static String template(YamlNode node, Set<String> variables) {
        VARIABLE.matcher(node.text()).results().forEach(variable -> {
            if (!variables.contains(variable.group(1))) {
                throw node.wrong(
                        "one of the groups " + variables + ", found ${" + variable.group(1) + "}",
                        "name a group of the key pattern");
            }
        });
        return node.text();
    }

    private static String version(String yaml) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
