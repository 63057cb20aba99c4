package routes.backfill;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import routes.backfill.DayRuns.Brought;
import routes.backfill.Request.Kind;
import routes.backfill.S3Bookmarks.Bookmark;
import routes.backfill.Tally.Counts;
import routes.failures.LakeException;
import routes.manifest.EventDay;
import routes.manifest.Seal;
import routes.seal.Sealing;

/**
 * Does delivery days of a source again, one after the other, within bounds. Safe beside a running lake and beside another run: all
 * that is committed is committed once.
 */
public final class Backfill {
    private final DayPlans plans;
    private final DayRuns runs;
    private final Sealing sealing;
    private final S3Bookmarks bookmarks;
    private final Clock clock;

    Backfill(DayPlans plans, DayRuns runs, Sealing sealing, S3Bookmarks bookmarks, Clock clock) {
        this.plans = plans;
        this.runs = runs;
        this.sealing = sealing;
        this.bookmarks = bookmarks;
        this.clock = clock;
    }

    /** What a run would read, day by day; nothing is changed. */
    public List<DayPlan> plan(Request request) {
        return request.bounds()
                .days()
                .limit(request.maxDays())
                .mapToObj(day -> plans.plan(request.source(), day, request.kind()))
                .toList();
    }

    /**
     * Does what {@code request} asks for, until it is done, a bound is reached or {@code tally} is told to stop.
     *
     * @param listener told of each day when it ends
     */
    public BackfillReport run(Request request, Tally tally, Consumer<DayReport> listener) {
        Optional<Bookmark> bookmark = request.kind() == Kind.AGAIN ? bookmarks.of(request) : Optional.empty();
        Instant started = bookmark.map(Bookmark::started).orElseGet(clock::instant);
        List<Integer> done = new ArrayList<>(bookmark.map(Bookmark::days).orElse(List.of()));
        Set<Integer> before = new HashSet<>(done);
        List<Integer> days = request.bounds()
                .days()
                .filter(day -> !before.contains(day))
                .boxed()
                .toList();
        tally.starts(Math.min(days.size(), request.maxDays()));
        List<DayReport> reports = new ArrayList<>();
        for (int day : days) {
            if (reports.size() == request.maxDays() || tally.isSpent()) {
                return ended(request, tally, reports, before.size(), day);
            }
            DayReport report = run(request, day, tally);
            reports.add(report);
            tally.ends(report);
            listener.accept(report);
            if (!report.whole()) {
                return ended(request, tally, reports, before.size(), day);
            }
            if (report.failures().isEmpty() && request.kind() == Kind.AGAIN && days.size() > 1) {
                done.add(day);
                bookmarks.put(request, started, done);
            }
        }
        return ended(request, tally, reports, before.size(), null);
    }

    /** The bookmark is for who says the same again; who was told the next bounds says something else. */
    private BackfillReport ended(
            Request request, Tally tally, List<DayReport> reports, int skipped, @Nullable Integer next) {
        BackfillReport report = new BackfillReport(
                reports, skipped, next == null ? null : request.bounds().startingAt(next));
        if (request.kind() == Kind.AGAIN && !tally.isStopped() && !report.hasFailures()) {
            bookmarks.remove(request);
        }
        return report;
    }

    private DayReport run(Request request, int day, Tally tally) {
        Counts before = tally.counts();
        Brought brought = runs.bring(request.source(), day, request.kind(), Strays.NONE, tally);
        List<Seal> seals = shown(brought, tally);
        return DayReport.of(brought, tally.counts().since(before), seals);
    }

    /** Makes the rows visible: days in which rows were replaced by a seal, all others by their partition. */
    private List<Seal> shown(Brought brought, Tally tally) {
        List<Seal> seals = new ArrayList<>();
        for (EventDay day : brought.stale()) {
            if (tally.isStopped()) {
                brought.left().add(day.toString());
                continue;
            }
            try {
                sealing.seal(day).ifPresent(seals::add);
            } catch (LakeException permanent) {
                brought.failures().add(day + ": " + permanent.getMessage());
            }
        }
        tally.touched().stream().filter(day -> !brought.stale().contains(day)).forEach(sealing::pointReaders);
        return seals;
    }
}
