package routes.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.events.ComesAgain;
import routes.events.Fate;
import routes.events.Fates;
import routes.events.S3Object;
import routes.manifest.Unit;
import routes.observe.Decision;
import routes.observe.Meters;
import routes.placement.Placement;
import routes.tables.Source;
import routes.tables.Sources;

/**
 * The station at which a message waits until what became of its objects is durable. About bookkeeping sources, and about our own ORC
 * files, it writes nothing: that would never end.
 */
public final class Ledger implements AutoCloseable {
    /** The bookkeeping source of decisions. */
    public static final String SOURCE = "decisions";

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final S3Ledger ledger;
    private final EventFiles files;
    private final GroupCommit commits;
    private final Set<String> unrecorded;
    private final Supplier<String> filtersHash;
    private final Meters meters;
    private final Clock clock;

    Ledger(
            S3Ledger ledger,
            EventFiles files,
            GroupCommit.Limits limits,
            Sources sources,
            Supplier<String> filtersHash,
            Meters meters,
            Clock clock) {
        this.ledger = ledger;
        this.files = files;
        this.commits = new GroupCommit(limits, this::write);
        this.unrecorded = sources.all().stream()
                .filter(Source::bookkeeping)
                .map(Source::name)
                .collect(Collectors.toSet());
        unrecorded.add(Source.READREADY);
        this.filtersHash = filtersHash;
        this.meters = meters;
        this.clock = clock;
    }

    /** {@code object} has its partition and its unit asked for, and waits for a pass. */
    public void placed(Fates fates, S3Object object, Placement placement) {
        meters.decided(fates.source(), Decision.WAITING);
        fates.add(Fate.waiting(
                object, ManifestDecisions.place(placement, Unit.of(placement).toString())));
    }

    /** Completes when all {@code fates} of a message are durable; fails when they are not, or a part of the message is to come again. */
    public CompletableFuture<Void> durable(Fates fates) {
        Instant now = clock.instant();
        String filters = filtersHash.get();
        List<Row> rows = unrecorded.contains(fates.source())
                ? List.of()
                : fates.all().stream()
                        .map(fate -> Row.of(now, fates.source(), fate, filters, files.pod()))
                        .toList();
        CompletableFuture<Void> message = new CompletableFuture<>();
        written(rows).whenComplete((nothing, unwritten) -> {
            if (unwritten != null) {
                fates.lost();
                message.completeExceptionally(new ComesAgain(fates.source(), unwritten));
            } else {
                fates.failure()
                        .ifPresentOrElse(
                                failure -> message.completeExceptionally(new ComesAgain(fates.source(), failure)),
                                () -> message.complete(null));
            }
        });
        return message;
    }

    /**
     * Completes when it is durable that a message ends as a dead letter.
     *
     * @param queue of dead letters
     * @param object that was under way, null when none was
     * @param body of the message
     */
    public CompletableFuture<Void> dead(String queue, String reason, @Nullable S3Object object, Object body) {
        Letter letter = Letter.of(queue, object, body);
        List<Row> rows = letter.rows(clock.instant(), reason, filtersHash.get(), files.pod());
        rows.forEach(row -> meters.decided(letter.source(), Decision.DEAD));
        return written(unrecorded.contains(letter.source()) ? List.of() : rows);
    }

    private CompletableFuture<Void> written(List<Row> rows) {
        return rows.isEmpty() ? CompletableFuture.completedFuture(null) : commits.commit(rows);
    }

    private void write(List<Row> rows) {
        Instant now = clock.instant();
        String name = files.next(now);
        try {
            ledger.put(SOURCE, now, name, EventFiles.named(name, rows));
        } catch (RuntimeException unwritable) {
            LOG.error(
                    "{} decisions cannot be written to {}: {}; their messages are not acknowledged and come again",
                    rows.size(),
                    ledger.bucket(),
                    unwritable.getMessage());
            throw unwritable;
        }
    }

    /** Writes what is still waiting. */
    @Override
    public void close() {
        commits.close();
    }
}
