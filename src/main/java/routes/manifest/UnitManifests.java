package routes.manifest;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The manifests of one unit, oldest first. A re-run of the unit starts a new epoch, which counts for nothing until a manifest says
 * that it is complete; from that moment it is the one that is live.
 */
public record UnitManifests(List<Manifest> all) {
    public UnitManifests {
        all = List.copyOf(all);
    }

    /** What the lake holds of this unit. */
    public List<Manifest> live() {
        return of(liveEpoch());
    }

    /** What passes add to: the live epoch, or the one that is being prepared. */
    public List<Manifest> newest() {
        return of(newestEpoch());
    }

    /** What a re-run has done so far, while it is not complete. */
    public List<Manifest> prepared() {
        return isPreparing() ? newest() : List.of();
    }

    /** All whose files must be there. */
    public List<Manifest> open() {
        return Stream.concat(live().stream(), prepared().stream()).toList();
    }

    /** What has been replaced. */
    public List<Manifest> replaced() {
        return all.stream().filter(manifest -> manifest.epoch() < liveEpoch()).toList();
    }

    /** Whether a re-run is under way. */
    public boolean isPreparing() {
        return newestEpoch() != liveEpoch();
    }

    public int newestEpoch() {
        return all.stream().mapToInt(Manifest::epoch).max().orElse(1);
    }

    /** Number of the manifest that comes next. */
    public int next() {
        return all.stream().mapToInt(Manifest::generation).max().orElse(0) + 1;
    }

    /** Whether the live manifests follow one another without a gap and each of them adds up. */
    public boolean isSound() {
        List<Manifest> live = live();
        int first = live.isEmpty() ? 1 : live.get(0).generation();
        return live.stream().allMatch(Manifest::addsUp)
                && (first == 1 || liveEpoch() > 1)
                && IntStream.range(0, live.size()).allMatch(i -> live.get(i).generation() == first + i);
    }

    private int liveEpoch() {
        return all.stream()
                .filter(Manifest::complete)
                .mapToInt(Manifest::epoch)
                .max()
                .orElse(1);
    }

    private List<Manifest> of(int epoch) {
        return all.stream().filter(manifest -> manifest.epoch() == epoch).toList();
    }
}
