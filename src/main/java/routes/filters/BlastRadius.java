package routes.filters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.filters.History.Met;

/** What a change would do to the objects of the last day, held against the limits of the new files. */
public final class BlastRadius {
    private static final Logger LOG = LoggerFactory.getLogger(BlastRadius.class);
    private static final Duration WINDOW = Duration.ofHours(24);

    private final KeyFilter now;
    private final KeyFilter next;
    private final List<Circle> circles = new ArrayList<>();

    /** What one file's limits are about. */
    private static final class Circle {
        final FilterSet set;
        final Limits limits;
        long objects;
        long excluded;
        long more;

        Circle(FilterSet set) {
            this.set = set;
            this.limits = Objects.requireNonNull(set.limits());
        }

        boolean isTooWide() {
            return more > 0 && excluded > limits.maxExcludedShare() * objects;
        }

        String told() {
            return String.format(
                    Locale.ROOT,
                    "%,d of %,d objects of the last 24 hours (%.1f %%) would be excluded, %,d of them are kept now; the limit is %.1f %%",
                    excluded,
                    objects,
                    100.0 * excluded / objects,
                    more,
                    100 * limits.maxExcludedShare());
        }
    }

    /**
     * @param now what decides now
     * @param next what would decide; its limits hold
     * @param own buckets that no rules decide about
     */
    public BlastRadius(FilterRules now, FilterRules next, OwnBuckets own) {
        this.now = new RecursionGuard(own, now);
        this.next = new RecursionGuard(own, next);
        next.sets().stream().filter(set -> set.limits() != null).forEach(set -> circles.add(new Circle(set)));
    }

    /** F017 for each limit that is exceeded; one that is acknowledged is logged instead. */
    public List<Finding> findings(History history, Instant moment) {
        if (circles.isEmpty()) {
            return List.of();
        }
        history.since(moment.minus(WINDOW), this::count);
        List<Finding> findings = new ArrayList<>();
        for (Circle circle : circles) {
            String ticket = circle.limits.acknowledge();
            if (circle.isTooWide() && ticket == null) {
                findings.add(circle.limits
                        .place()
                        .saying(circle.told() + "; if it is meant, add acknowledge: <ticket> to the limits"));
            } else if (circle.isTooWide()) {
                LOG.warn("filters {}: {}; acknowledged by {}", circle.set.name(), circle.told(), ticket);
            }
        }
        return findings;
    }

    private void count(Met met) {
        boolean kept = next.judge(met.source(), met.object()).kept();
        boolean more = !kept && now.judge(met.source(), met.object()).kept();
        for (Circle circle : circles) {
            if (circle.set.isFor(met.source())) {
                circle.objects++;
                circle.excluded += kept ? 0 : 1;
                circle.more += more ? 1 : 0;
            }
        }
    }
}
