package routes.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import routes.manifest.Manifest;

/**
 * How long objects took from their time in S3 until the commit of their rows.
 *
 * @param objects that were measured
 */
public record Freshness(int objects, Duration p50, Duration p99) {
    private static final int FIRST_EPOCH = 1;

    /** Of the objects that were put after {@code since}, without those of re-runs; empty when there is none. */
    static Optional<Freshness> of(List<Manifest> manifests, Instant since) {
        List<Duration> taken = manifests.stream()
                .filter(manifest -> manifest.epoch() == FIRST_EPOCH)
                .flatMap(manifest -> manifest.objects().stream()
                        .filter(file -> !file.modified().isBefore(since))
                        .map(file -> Duration.between(file.modified(), manifest.committed())))
                .sorted()
                .toList();
        return taken.isEmpty()
                ? Optional.empty()
                : Optional.of(new Freshness(taken.size(), percentile(taken, 50), percentile(taken, 99)));
    }

    private static Duration percentile(List<Duration> sorted, int percent) {
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(0, rank - 1));
    }
}
