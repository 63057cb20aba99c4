package routes.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import routes.settings.Settings;
import routes.tables.Source;
import routes.tables.Sources;
import routes.tables.YamlNode;

/** One policy file, read strictly; tables are looked up when a policy is asked for, as sources may come while a lake runs. */
final class PolicyFile {
    /** Every readready table that the file does not name. */
    private static final String ALL_OTHERS = "*";

    private final String role;
    private final String description;
    private final Set<String> people;
    private final int earliestDay;
    private final Allowance allowance;
    private final SortedMap<String, TableRule> rules = new TreeMap<>();

    private PolicyFile(String file, YamlNode root) {
        Map<String, YamlNode> fields =
                root.fields(Set.of("role", "description", "people", "earliest-day", "allowance", "tables"), Set.of());
        YamlNode name = need(fields, "role");
        role = name.text();
        if (!file.endsWith("/" + role + ".yaml") && !file.equals(role + ".yaml")) {
            throw name.wrong("the name of the file, found '" + role + "'", "rename one of them");
        }
        description = need(fields, "description").text();
        people = new TreeSet<>(
                need(fields, "people").list().stream().map(YamlNode::text).toList());
        earliestDay = day(need(fields, "earliest-day"));
        allowance = allowance(need(fields, "allowance"));
        need(fields, "tables").map().forEach((table, rule) -> rules.put(table, TableRule.parse(rule)));
    }

    static PolicyFile parse(String file, String yaml) {
        return new PolicyFile(file, YamlNode.parse(file, yaml));
    }

    String role() {
        return role;
    }

    /** @throws routes.failures.LakeException BAD_CONFIGURATION when the file names a table or column that is not there */
    Policy policy(Sources sources) {
        SortedMap<String, TableView> views = new TreeMap<>();
        Set<String> known = new TreeSet<>();
        for (Source source : sources.all()) {
            String table = source.readready().name();
            known.add(table);
            TableRule rule = rules.getOrDefault(table, rules.get(ALL_OTHERS));
            if (rule != null) {
                views.put(table, rule.view(source.readready()));
            }
        }
        rules.forEach((table, rule) -> {
            if (!table.equals(ALL_OTHERS) && !known.contains(table)) {
                throw rule.wrong("a readready table, one of " + known + ", found '" + table + "'", "correct the name");
            }
        });
        return new Policy(role, description, people, earliestDay, allowance, views, tables(sources));
    }

    /** Each table of the lake, and the readready table of its source. */
    private static Map<String, String> tables(Sources sources) {
        Map<String, String> tables = new LinkedHashMap<>();
        for (Source source : sources.all()) {
            tables.put(source.raw().name(), source.readready().name());
            tables.put(source.readready().name(), source.readready().name());
        }
        return tables;
    }

    private static int day(YamlNode node) {
        long day = node.number();
        if (!DayNumbers.isDay(day)) {
            throw node.wrong("a day as yyyymmdd, found " + day, "write one such as 20240101");
        }
        return (int) day;
    }

    private static Allowance allowance(YamlNode node) {
        Map<String, YamlNode> fields = node.fields(Set.of("bytes", "rows", "time"), Set.of());
        return new Allowance(
                Settings.size(need(fields, "bytes").text())
                        .orElseThrow(() -> need(fields, "bytes").wrong("a size such as 1GB", "write one")),
                need(fields, "rows").wholeNumber(),
                time(need(fields, "time")));
    }

    private static Duration time(YamlNode node) {
        return Settings.span(node.text()).orElseThrow(() -> node.wrong("a time span such as 60s", "write one"));
    }

    static YamlNode need(Map<String, YamlNode> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    static List<String> texts(YamlNode list) {
        return new ArrayList<>(list.list().stream().map(YamlNode::text).toList());
    }
}
