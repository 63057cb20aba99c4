package routes.backfill;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import routes.aggregate.Allowance;
import routes.manifest.EventDay;
import routes.manifest.Manifest;

/** Counts what one run does, holds it to its bound of rows, and can be asked to stop. Read by whoever shows the progress. */
public final class Tally implements Allowance {
    /**
     * A look at a run.
     *
     * @param day that is being done
     * @param days that the run may look at in all
     * @param files of this day that were read
     * @param filesOfDay that are to be read
     * @param read files of all days
     */
    public record Look(
            int day, long daysDone, long days, long files, long filesOfDay, long read, long excluded, long failed) {}

    private final long maxRows;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong objects = new AtomicLong();
    private final AtomicLong quarantined = new AtomicLong();
    private final AtomicLong excluded = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final ConcurrentSkipListMap<Integer, EventDay> touched = new ConcurrentSkipListMap<>();
    private volatile boolean stopped;
    private volatile long days;
    private volatile long daysDone;
    private volatile int day;
    private volatile long filesOfDay;
    private volatile long readBefore;

    public Tally(long maxRows) {
        this.maxRows = maxRows;
    }

    /** Ends the run before its next commit. */
    public void stop() {
        stopped = true;
    }

    @Override
    public long rows() {
        return stopped ? 0 : maxRows - rows.get();
    }

    @Override
    public void committed(Manifest manifest) {
        rows.addAndGet(manifest.rows());
        objects.addAndGet(manifest.objects().size());
        quarantined.addAndGet(manifest.objects().stream()
                .filter(file -> file.quarantine() != null)
                .count());
        manifest.files().forEach(file -> touched.put(file.day(), new EventDay(manifest.table(), file.day())));
    }

    /** Whether the run may commit no more. */
    boolean isSpent() {
        return rows() <= 0;
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isBounded() {
        return maxRows != Request.UNBOUNDED;
    }

    void starts(long allDays) {
        days = allDays;
    }

    void begins(DayPlan plan) {
        day = plan.day();
        filesOfDay = plan.toRead().size();
        readBefore = objects.get();
        excluded.addAndGet(plan.excludedObjects());
        touched.clear();
    }

    void ends(DayReport report) {
        failed.addAndGet(report.failures().size());
        daysDone++;
    }

    /** Event days that got rows since the last day began. */
    Collection<EventDay> touched() {
        return List.copyOf(touched.values());
    }

    Counts counts() {
        return new Counts(objects.get(), rows.get(), quarantined.get());
    }

    /** What was committed up to a moment. */
    record Counts(long objects, long rows, long quarantined) {
        Counts since(Counts before) {
            return new Counts(objects - before.objects, rows - before.rows, quarantined - before.quarantined);
        }
    }

    public Look look() {
        long read = objects.get();
        return new Look(
                day,
                daysDone,
                days,
                Math.min(read - readBefore, filesOfDay),
                filesOfDay,
                read,
                excluded.get(),
                failed.get());
    }
}
