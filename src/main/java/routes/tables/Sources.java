package routes.tables;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import routes.failures.LakeException;
import routes.failures.Reason;

/** All sources that have a table file, by name. */
public final class Sources {
    private final SortedMap<String, Source> byName;

    private Sources(SortedMap<String, Source> byName) {
        this.byName = byName;
    }

    /** The sources whose table files come with the lake. */
    public static Sources bundled() {
        return parse(BundledTables.texts());
    }

    /**
     * @param files file name ({@code cloudtrail.yaml}) to YAML text
     * @throws LakeException BAD_CONFIGURATION that names file, line:column, what was expected and what to do
     */
    public static Sources parse(Map<String, String> files) {
        SortedMap<String, Source> byName = new TreeMap<>();
        new TreeMap<>(files).forEach((file, yaml) -> {
            Source source = TableFile.parse(file, yaml);
            byName.put(source.name(), source);
        });
        refuseSharedTables(byName);
        return new Sources(byName);
    }

    /** @throws LakeException BAD_CONFIGURATION, with the names that exist */
    public Source source(String name) {
        Source source = byName.get(name);
        if (source == null) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "there is no source '" + name + "': add tables/" + name + ".yaml or use one of " + byName.keySet());
        }
        return source;
    }

    /**
     * The source that a readready table belongs to.
     *
     * @throws LakeException BAD_CONFIGURATION, with the tables that exist
     */
    public Source ofTable(String table) {
        return all().stream()
                .filter(source -> source.readready().name().equals(table))
                .findFirst()
                .orElseThrow(() -> new LakeException(
                        Reason.BAD_CONFIGURATION,
                        "there is no readready table '" + table + "': use one of "
                                + all().stream()
                                        .map(source -> source.readready().name())
                                        .toList()));
    }

    /** Sorted by name. */
    public List<Source> all() {
        return List.copyOf(byName.values());
    }

    private static void refuseSharedTables(Map<String, Source> byName) {
        Map<String, String> ownerOf = new TreeMap<>();
        byName.forEach((name, source) -> {
            for (String table : List.of(source.raw().name(), source.readready().name())) {
                String other = ownerOf.put(table, name);
                if (other != null) {
                    throw new LakeException(
                            Reason.BAD_CONFIGURATION,
                            "table " + table + " is declared twice, by " + other + " and " + name
                                    + ": give each source tables of its own");
                }
            }
        });
    }
}
