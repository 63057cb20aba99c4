package routes.completeness;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether all objects that one source delivered on one day are in the lake.
 *
 * @param day yyyymmdd of delivery, 0 for objects whose keys tell none
 * @param objects all that is listed, each with exactly one fate
 * @param calls LIST requests at the source
 * @param gone objects of live manifests that are no longer listed: deleted or replaced at the source
 * @param records of the day's live manifests
 * @param tickets of the rules that exclude objects, by rule
 */
public record Report(
        String source,
        String table,
        int day,
        List<Accounted> objects,
        int calls,
        int gone,
        Records records,
        Map<String, String> tickets,
        List<Fault> faults) {

    /** @param objects how many, and how many {@code bytes} they have as stored */
    public record Sum(long objects, long bytes) {}

    public List<Accounted> of(Fate fate) {
        return objects.stream().filter(object -> object.fate() == fate).toList();
    }

    public Sum listed() {
        return sum(objects.stream());
    }

    public Sum sum(Fate fate) {
        return sum(of(fate).stream());
    }

    /** How many objects have {@code fate} for each why. */
    public Map<String, Long> reasons(Fate fate) {
        return of(fate).stream().collect(Collectors.groupingBy(Accounted::why, TreeMap::new, Collectors.counting()));
    }

    /** Whether each object has its place and nothing of ours is wrong. */
    public boolean isGood() {
        return of(Fate.UNACCOUNTED).isEmpty() && faults.isEmpty() && records.balance();
    }

    /** The commands that put right what is wrong, each once. */
    public List<String> mending() {
        return Stream.concat(
                        of(Fate.UNACCOUNTED).stream().map(Accounted::why),
                        faults.stream().map(Fault::mend))
                .distinct()
                .toList();
    }

    private static Sum sum(Stream<Accounted> some) {
        List<Long> bytes = some.map(object -> object.object().bytes()).toList();
        return new Sum(bytes.size(), bytes.stream().mapToLong(Long::longValue).sum());
    }
}
