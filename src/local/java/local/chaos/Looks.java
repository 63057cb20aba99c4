package local.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A reader who asks the catalog where a day lies and reads what is there, again and again while workers work. */
final class Looks {
    private final Place place;
    private final Promises promises;
    private final Map<Integer, Map<String, Set<String>>> seen = new HashMap<>();
    private boolean mayShrink;
    private int count;
    private int flickers;

    Looks(Place place, Promises promises) {
        this.place = place;
        this.promises = promises;
    }

    /** What a query of one day would read: rows by file. */
    Map<S3Object, List<Row>> visible(int day) {
        Map<S3Object, List<Row>> rows = new HashMap<>();
        location(day).ifPresent(location -> files(location)
                .forEach(file -> rows.put(file, place.ground().reader().rows(place.name(), file))));
        return rows;
    }

    /** From now on rows may be gone, because objects are. */
    void mayShrink() {
        mayShrink = true;
    }

    /** @throws Failed a row is there too often, or one that was there is not */
    void look(int day, Oracle oracle) {
        count++;
        Map<S3Object, List<Row>> rows = visible(day);
        Map<Row, Long> copies = oracle.copies(day);
        rows.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(row -> row, Collectors.counting()))
                .forEach((row, times) -> {
                    if (times > copies.getOrDefault(row, 0L)) {
                        throw new Failed("a reader of " + day + " saw " + row + " " + times + " times in " + names(rows)
                                + ", the source has " + copies.get(row));
                    }
                });
        remember(day, rows);
    }

    private void remember(int day, Map<S3Object, List<Row>> rows) {
        Map<String, Set<String>> now = new TreeMap<>();
        rows.forEach((file, content) -> content.forEach(row ->
                now.computeIfAbsent(row.identity(), identity -> new TreeSet<>()).add(name(file))));
        Map<String, Set<String>> before = seen.put(day, now);
        if (before == null || mayShrink) {
            return;
        }
        before.forEach((identity, carriers) -> {
            if (!now.containsKey(identity) && carriers.stream().anyMatch(promises::isKept)) {
                throw new Failed("a reader of " + day + " saw " + identity + " in " + carriers
                        + " and then no more; now there are " + names(rows));
            }
            flickers += now.containsKey(identity) ? 0 : 1;
        });
    }

    int count() {
        return count;
    }

    /** Rows that left for a moment before their pass had ended. */
    int flickers() {
        return flickers;
    }

    static String name(S3Object file) {
        return file.key().substring(file.key().lastIndexOf('/') + 1);
    }

    private static List<String> names(Map<S3Object, List<Row>> rows) {
        return rows.keySet().stream().map(S3Object::key).sorted().toList();
    }

    private Optional<String> location(int day) {
        try {
            return Optional.of(place.ground()
                    .glue()
                    .getPartition(get -> get.databaseName(place.database())
                            .tableName(place.table())
                            .partitionValues(Integer.toString(day)))
                    .partition()
                    .storageDescriptor()
                    .location());
        } catch (EntityNotFoundException notYet) {
            return Optional.empty();
        }
    }

    private List<S3Object> files(String location) {
        String prefix = location.substring(("s3://" + place.name() + "/").length());
        return place
                .ground()
                .s3()
                .listObjectsV2Paginator(list -> list.bucket(place.name()).prefix(prefix))
                .contents()
                .stream()
                .filter(file -> !name(file).startsWith("_"))
                .toList();
    }
}
