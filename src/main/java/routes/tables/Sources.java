package routes.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.failures.LakeException;
import routes.failures.NotYet;
import routes.failures.Reason;

/** All sources that have a table file, by name. More may come while a lake runs. Thread-safe. */
public final class Sources {
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final List<Consumer<Source>> followers = new ArrayList<>();
    private volatile SortedMap<String, Source> byName;

    private Sources(SortedMap<String, Source> byName) {
        this.byName = byName;
    }

    /** The sources whose table files come with the lake. */
    public static Sources bundled() {
        return parse(BundledFiles.texts("/tables"));
    }

    /**
     * @param files file name ({@code cloudtrail.yaml}) to YAML text
     * @throws LakeException BAD_CONFIGURATION that names file, line:column, what was expected and what to do
     */
    public static Sources parse(Map<String, String> files) {
        SortedMap<String, Source> byName = new TreeMap<>();
        new TreeMap<>(files).forEach((file, yaml) -> {
            Source source = TableFile.parse("tables/" + file, file.replaceFirst("\\.yaml$", ""), yaml);
            byName.put(source.name(), source);
        });
        refuseSharedTables(byName);
        return new Sources(byName);
    }

    /**
     * Reads one table file; the source is not among these yet.
     *
     * @param place how errors call the file
     * @param name that its source must have
     * @throws LakeException BAD_CONFIGURATION that names line:column, what was expected and what to do
     */
    public static Source read(String place, String name, String yaml) {
        return TableFile.parse(place, name, yaml);
    }

    /** @throws LakeException BAD_CONFIGURATION when {@code source} takes a name or a table that another one has */
    public void refuseClash(Source source) {
        if (byName.containsKey(source.name()) || source.name().equals(Source.READREADY)) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "there is a source '" + source.name() + "' already: give this one another name");
        }
        SortedMap<String, Source> more = new TreeMap<>(byName);
        more.put(source.name(), source);
        refuseSharedTables(more);
    }

    /** One source more, of which all who follow are told. */
    public synchronized void add(Source source) {
        refuseClash(source);
        SortedMap<String, Source> more = new TreeMap<>(byName);
        more.put(source.name(), source);
        byName = more;
        followers.forEach(follower -> follower.accept(source));
    }

    /** Takes back one that could not be started. */
    public synchronized void remove(Source source) {
        SortedMap<String, Source> fewer = new TreeMap<>(byName);
        fewer.remove(source.name());
        byName = fewer;
    }

    /** Tells {@code follower} of each source that there is, and of each one that comes. */
    public synchronized void follow(Consumer<Source> follower) {
        all().forEach(follower);
        followers.add(follower);
    }

    /** @throws LakeException BAD_CONFIGURATION, with the names that exist */
    public Source source(String name) {
        Source source = byName.get(name);
        if (source == null) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "there is no source '" + name + "': add " + name
                            + ".table.yaml to the folder of loglake.routes.dir, or use one of " + byName.keySet());
        }
        return source;
    }

    /** Like {@link #source}, for work that another process asked for: it may know of more sources than this one does yet. */
    public Source awaited(String name) {
        Source source = byName.get(name);
        if (source == null) {
            LOG.warn(
                    "there is work for the source '{}', of which this lake has no table file yet; it waits in its queue",
                    name);
            throw new NotYet("source '" + name + "' is not known yet");
        }
        return source;
    }

    /** Whether this very version of {@code source} is among these. */
    public boolean holds(Source source) {
        Source known = byName.get(source.name());
        return known != null && known.version().equals(source.version());
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
