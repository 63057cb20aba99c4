package routes.filters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import routes.filters.History.Met;

/** What a change of the filters does to objects: hand it each of them, then ask. */
public final class Difference implements Consumer<Met> {
    private static final Comparator<Cause> LARGE_FIRST = Comparator.comparing(Cause::kept)
            .thenComparing(Cause::objects, Comparator.reverseOrder())
            .thenComparing(Cause::rule);

    private final KeyFilter from;
    private final KeyFilter to;
    private final FilterRules rules;
    private final boolean allKeys;
    private final Map<String, Map<String, Changed>> changes = new TreeMap<>();
    private long objects;
    private long bytes;
    private long spared;

    /**
     * What happens to some objects.
     *
     * @param kept whether they are to be kept that were excluded, or the other way round
     * @param rule that will exclude them, or did until now
     */
    public record Cause(
            boolean kept, String rule, @Nullable String ticket, long objects, long bytes, List<Place> places) {}

    /**
     * Objects of one cause that belong together.
     *
     * @param account null where their keys tell none; the Region likewise
     * @param keys all, or the first
     */
    public record Place(
            String source,
            @Nullable String account,
            @Nullable String region,
            long objects,
            long bytes,
            List<String> keys) {}

    private static final class Changed {
        final boolean kept;
        final Verdict verdict;
        final Met first;
        final List<String> keys = new ArrayList<>();
        long objects;
        long bytes;

        Changed(boolean kept, Verdict verdict, Met first) {
            this.kept = kept;
            this.verdict = verdict;
            this.first = first;
        }

        Place place() {
            KeyFacts facts = KeyFacts.of(first.object());
            return new Place(
                    first.source(),
                    facts.account(),
                    facts.region(),
                    objects,
                    bytes,
                    keys.stream().sorted().toList());
        }
    }

    /**
     * @param own buckets that no rules decide about
     * @param allKeys whether all keys are remembered, or one of each place
     */
    public Difference(FilterRules from, FilterRules to, OwnBuckets own, boolean allKeys) {
        this.from = new RecursionGuard(own, from);
        this.to = new RecursionGuard(own, to);
        this.rules = to;
        this.allKeys = allKeys;
    }

    @Override
    public void accept(Met met) {
        objects++;
        bytes += size(met);
        spared += rules.spares(met.source(), met.object()) ? 1 : 0;
        Verdict before = from.judge(met.source(), met.object());
        Verdict after = to.judge(met.source(), met.object());
        if (before.kept() != after.kept()) {
            count(met, after.kept(), after.kept() ? before : after);
        }
    }

    private void count(Met met, boolean kept, Verdict verdict) {
        KeyFacts facts = KeyFacts.of(met.object());
        Changed changed = changes.computeIfAbsent(kept + " " + verdict.rule(), cause -> new TreeMap<>())
                .computeIfAbsent(
                        met.source() + " " + facts.account() + " " + facts.region(),
                        place -> new Changed(kept, verdict, met));
        changed.objects++;
        changed.bytes += size(met);
        if (allKeys || changed.keys.isEmpty()) {
            changed.keys.add(
                    met.object().bucket().isEmpty()
                            ? met.object().key()
                            : met.object().uri());
        }
    }

    private static long size(Met met) {
        return Math.max(0, met.object().bytes());
    }

    /** Objects that were handed in. */
    public long objects() {
        return objects;
    }

    public long bytes() {
        return bytes;
    }

    /** Objects that a protect rule of the new files keeps from an exclusion. */
    public long spared() {
        return spared;
    }

    /** What changes, exclusions first; empty when nothing does. */
    public List<Cause> causes() {
        return changes.values().stream()
                .map(Difference::cause)
                .sorted(LARGE_FIRST)
                .toList();
    }

    private static Cause cause(Map<String, Changed> places) {
        Changed any = places.values().iterator().next();
        List<Place> shown = places.values().stream()
                .map(Changed::place)
                .sorted(Comparator.comparing(Place::objects).reversed())
                .toList();
        return new Cause(
                any.kept,
                any.verdict.rule(),
                any.verdict.ticket(),
                shown.stream().mapToLong(Place::objects).sum(),
                shown.stream().mapToLong(Place::bytes).sum(),
                shown);
    }
}
