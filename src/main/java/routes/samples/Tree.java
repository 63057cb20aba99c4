package routes.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A folder of objects per source, counting what goes into it; safe for many threads. */
final class Tree {
    private final Path folder;
    private final SortedMap<String, Integer> objects = new TreeMap<>();
    private final SortedMap<String, Integer> records = new TreeMap<>();
    private final SortedMap<String, SortedMap<LocalDate, Integer>> rows = new TreeMap<>();
    private final SortedMap<String, Set<String>> prefixes = new TreeMap<>();
    private int excludedObjects;
    private int excludedRecords;
    private int controlMessages;

    Tree(Path folder) {
        this.folder = folder;
    }

    /** An event file of CloudTrail. */
    void trail(String key, List<Map<String, Object>> events) {
        put("cloudtrail", key, Gzip.of(Json.text(Json.object("Records", events))));
        count("cloudtrail", key, events.stream().map(Tree::day).toList());
    }

    /** Documents on one line, as Firehose joins them. */
    void subscription(String key, String documents, List<LocalDate> eventDays, int controls) {
        put("cloudwatch", key, Gzip.of(documents));
        count("cloudwatch", key, eventDays);
        synchronized (this) {
            controlMessages += controls;
        }
    }

    /** Model invocations, one a line. */
    void invocations(String key, String lines, List<LocalDate> eventDays) {
        put("bedrock", key, Gzip.of(lines));
        count("bedrock", key, eventDays);
    }

    /** What lies among the logs and is none of them, or cannot be read. */
    void other(String kind, String source, String key, byte[] content) {
        put(source, key, content);
        synchronized (this) {
            objects.merge(kind, 1, Integer::sum);
        }
    }

    private void put(String source, String key, byte[] content) {
        write(folder.resolve(source).resolve(key), content);
    }

    private static LocalDate day(Map<String, Object> event) {
        return LocalDate.parse(String.valueOf(event.get("eventTime")).substring(0, 10));
    }

    private synchronized void count(String source, String key, List<LocalDate> eventDays) {
        objects.merge(source, 1, Integer::sum);
        records.merge(source, eventDays.size(), Integer::sum);
        prefixes.computeIfAbsent(source, s -> new TreeSet<>()).add(key.substring(0, key.lastIndexOf('/')));
        if (key.contains("/" + SampleAccounts.EXCLUDED + "/")) {
            excludedObjects++;
            excludedRecords += eventDays.size();
            return;
        }
        SortedMap<LocalDate, Integer> days = rows.computeIfAbsent(source, s -> new TreeMap<>());
        eventDays.forEach(day -> days.merge(day, 1, Integer::sum));
    }

    synchronized Facts facts(long seed, LocalDate day, List<Facts.Needle> needles) {
        SortedMap<String, Integer> partitions = new TreeMap<>();
        prefixes.forEach((source, distinct) -> partitions.put(source, distinct.size()));
        Facts facts = new Facts(
                seed,
                day,
                objects,
                records,
                rows,
                partitions,
                excludedObjects,
                excludedRecords,
                controlMessages,
                needles);
        facts.write(folder);
        return facts;
    }

    static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
