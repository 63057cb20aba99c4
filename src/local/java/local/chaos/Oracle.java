package local.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says which rows there must be, from the raw records alone. */
final class Oracle {
    /** Rows of each event day, every copy of them. */
    private final Map<Integer, List<Row>> copies = new TreeMap<>();

    private final long records;
    private long unreadable;

    Oracle(Collection<RawObject> objects) {
        List<RawObject> readable = objects.stream()
                .filter(object -> !object.truncated() && !object.isExcluded())
                .toList();
        records = readable.stream().mapToLong(object -> object.records().size()).sum();
        readable.forEach(object -> object.records().forEach(this::take));
    }

    private void take(ObjectNode event) {
        try {
            Instant time = Instant.parse(event.path("eventTime").asText());
            Row row = new Row(
                    event.path("eventID").asText(),
                    time.toString(),
                    event.path("eventName").asText(),
                    event.path("sourceIPAddress").asText());
            int day = Integer.parseInt(time.toString().substring(0, 10).replace("-", ""));
            copies.computeIfAbsent(day, key -> new ArrayList<>()).add(row);
        } catch (DateTimeException noTime) {
            unreadable++;
        }
    }

    Set<Integer> days() {
        return copies.keySet();
    }

    /** Records in all objects that can be read. */
    long records() {
        return records;
    }

    /** Records without a time. */
    long unreadable() {
        return unreadable;
    }

    /** Copies of each row of {@code day}. */
    Map<Row, Long> copies(int day) {
        return copies.getOrDefault(day, List.of()).stream()
                .collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    }

    /** Rows of {@code day} when each event is there once; an event without id is one of its own. */
    Map<String, Long> once(int day) {
        Map<String, Long> rows = new TreeMap<>();
        copies(day).forEach((row, count) -> rows.put(row.identity(), row.id().isEmpty() ? count : 1L));
        return rows;
    }

    /** Rows that are there once each. */
    long rows() {
        return days().stream()
                .flatMap(day -> once(day).values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
