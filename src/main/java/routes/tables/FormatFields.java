package routes.tables;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The part of a table file that says how objects are read and copied. */
final class FormatFields {
    static final Set<String> OPTIONAL = Set.of("records", "pattern", "skip", "rename", "bodies");

    private static final String RECORDS = "json-records";
    private static final String LINES = "text-lines";
    private static final String INVOCATIONS = "bedrock-invocations";
    private static final Set<String> FORMATS =
            new LinkedHashSet<>(List.of(RECORDS, "json-documents", LINES, "cloudwatch-subscription", INVOCATIONS));
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
    private static final Pattern SUFFIX = Pattern.compile("\\.[A-Za-z0-9][A-Za-z0-9._-]*");

    private FormatFields() {}

    static Format format(Map<String, YamlNode> fields) {
        YamlNode node = TableFile.need(fields, "format");
        String format = node.text();
        if (!FORMATS.contains(format)) {
            throw node.wrong("one of " + FORMATS + ", found '" + format + "'", "use one of them");
        }
        if (format.equals(RECORDS) != fields.containsKey("records")) {
            throw node.wrong("'records' with json-records and with nothing else", "add or remove 'records: /Records'");
        }
        if (!format.equals(LINES) && (fields.containsKey("pattern") || fields.containsKey("skip"))) {
            throw node.wrong("'pattern' and 'skip' with text-lines and with nothing else", "remove them");
        }
        if (!format.equals(INVOCATIONS) && fields.containsKey("bodies")) {
            throw node.wrong("'bodies' with bedrock-invocations and with nothing else", "remove it");
        }
        return format.equals(LINES)
                ? new Format(format, line(node, fields), skip(fields), BodyRule.OFF)
                : new Format(format, null, List.of(), BodyFields.rule(fields.get("bodies")));
    }

    static JsonPath records(Map<String, YamlNode> fields) {
        return YamlNode.optional(fields.get("records")).map(TableFile::path).orElse(new JsonPath(List.of()));
    }

    /** {@code rename: {suffix: .json.gz}}. */
    static @Nullable String copySuffix(Map<String, YamlNode> fields) {
        YamlNode rename = fields.get("rename");
        if (rename == null) {
            return null;
        }
        YamlNode suffix = TableFile.need(rename.fields(Set.of("suffix"), Set.of()), "suffix");
        if (!SUFFIX.matcher(suffix.text()).matches()) {
            throw suffix.wrong("a suffix such as .json.gz, found '" + suffix.text() + "'", "begin it with a dot");
        }
        return suffix.text();
    }

    static Pattern pattern(YamlNode node) {
        try {
            return Pattern.compile(node.text());
        } catch (PatternSyntaxException broken) {
            throw node.wrong(
                    "a regular expression, found " + broken.getDescription() + " at " + broken.getIndex(), "mend it");
        }
    }

    /** Names of the groups of a pattern, in their order. */
    static Set<String> groups(Pattern pattern) {
        Set<String> groups = new LinkedHashSet<>();
        GROUP.matcher(pattern.pattern()).results().forEach(group -> groups.add(group.group(1)));
        return groups;
    }

    /** Every column asks for a group that is there. */
    static void refuseUnknownGroups(Format format, ReadreadyTable table, YamlNode node) {
        if (format.line().isEmpty()) {
            return;
        }
        Set<String> groups = groups(format.line().get());
        for (ReadreadyColumn column : table.columns()) {
            for (JsonPath path : column.from()) {
                if (!groups.contains(path.keys().get(0))) {
                    throw node.wrong(
                            "columns from groups of the pattern " + groups + ", found " + path + " in column "
                                    + column.name(),
                            "name a group");
                }
            }
        }
    }

    private static Pattern line(YamlNode format, Map<String, YamlNode> fields) {
        YamlNode node = fields.get("pattern");
        if (node == null) {
            throw format.wrong("'pattern' with text-lines", "add 'pattern:', a regular expression with named groups");
        }
        Pattern line = pattern(node);
        if (groups(line).isEmpty()) {
            throw node.wrong("named groups, found none", "name what columns are made of, as in (?<requester>\\S+)");
        }
        return line;
    }

    private static List<String> skip(Map<String, YamlNode> fields) {
        return YamlNode.optional(fields.get("skip")).map(YamlNode::oneOrMore).orElse(List.of()).stream()
                .map(YamlNode::text)
                .toList();
    }
}
