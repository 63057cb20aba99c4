package local.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import routes.aggregate.AggregateBeans;
import routes.aggregate.Aggregation;
import routes.catalog.GlueCatalog;
import routes.ledger.ManifestDecisions;
import routes.ledger.S3Ledger;
import routes.manifest.Generations;
import routes.readready.ReadreadyBeans;
import routes.seal.OldGenerations;
import routes.seal.SealBeans;
import routes.seal.SealCalendar;
import routes.seal.Sealing;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The lake's own code in one process, over clients of its own: it remembers what it read until it dies. */
final class Pod implements AutoCloseable {
    /** Where a process stands before each call. */
    interface Steps {
        Fault before(Call call);
    }

    private final AggregateBeans aggregate;
    private final Map<String, Object> beans = new HashMap<>();
    private final GlueCatalog catalog;
    private volatile boolean dead;
    private volatile boolean disturbed;
    private volatile @Nullable Throwable failedFetch;

    Pod(Place place, Steps steps) {
        FaultyClients clients = place.ground().clients();
        FaultyClients.Gate gate = (call, effect) -> pass(steps, call, () -> done(place, call, effect));
        S3Client s3 = clients.through(gate, S3Client.class, place.ground().s3());
        GlueClient glue = clients.through(gate, GlueClient.class, place.ground().glue());
        catalog = place.catalog(glue);
        ReadreadyBeans readready = new ReadreadyBeans(place.settings());
        aggregate = new AggregateBeans(
                place.settings(),
                s3,
                place.ground().sources(),
                catalog,
                Kept.FILTER,
                () -> "chaos",
                new ManifestDecisions(
                        new S3Ledger(s3, place.name()), place.ground().sources()),
                readready.files(),
                Ground.METERS,
                Ground.CLOCK);
        SealBeans seal = new SealBeans(
                place.settings(),
                s3,
                place.ground().sources(),
                catalog,
                aggregate.lostFiles(),
                readready.sealedFiles(),
                aggregate.temp(),
                Ground.CLOCK);
        seal.bind(beans::put);
    }

    Aggregation aggregation() {
        return aggregate.aggregation();
    }

    GlueCatalog catalog() {
        return catalog;
    }

    Sealing sealing() {
        return bean("sealing", Sealing.class);
    }

    SealCalendar calendar() {
        return bean("sealCalendar", SealCalendar.class);
    }

    OldGenerations oldGenerations() {
        return bean("oldGenerations", OldGenerations.class);
    }

    Generations generations() {
        return bean("generations", Generations.class);
    }

    void startWork() {
        disturbed = false;
    }

    /** Whether a fault was done to the work under way. */
    boolean isDisturbed() {
        return disturbed;
    }

    /** Whether another process must take its place: it died, or a thread of it may still be asking for something. */
    boolean isOver() {
        return dead || failedFetch != null;
    }

    boolean isDead() {
        return dead;
    }

    private @Nullable Object pass(Steps steps, Call call, FaultyClients.Effect effect) throws Throwable {
        boolean fetches = Thread.currentThread().getName().startsWith("fetch-");
        Throwable failed = failedFetch;
        if (fetches && failed != null) {
            throw failed;
        }
        if (dead) {
            throw new Crash("dead");
        }
        Fault drawn = steps.before(call);
        Fault fault = call.writes() ? drawn : drawn.ofRead();
        try {
            return struck(fault, call, effect);
        } catch (Throwable thrown) {
            failedFetch = fetches && fault != Fault.NONE ? thrown : failedFetch;
            throw thrown;
        }
    }

    private @Nullable Object done(Place place, Call call, FaultyClients.Effect effect) throws Throwable {
        place.raw().check(call);
        Object answer = effect.happen();
        if (call.putsRows()) {
            place.marks().event(place.registration(call.target()));
        } else if (call.operation().equals("putObject") && call.target().startsWith("_loglake/manifest/")) {
            place.promises().committed(call.target());
        }
        return answer == null ? null : place.raw().seen(call, answer);
    }

    /** Does to {@code call} what {@code fault} says. */
    private @Nullable Object struck(Fault fault, Call call, FaultyClients.Effect effect) throws Throwable {
        disturbed |= fault != Fault.NONE && fault != Fault.SLOW;
        switch (fault) {
            case CRASH_BEFORE -> throw died(call);
            case CRASH_AFTER -> {
                tried(effect);
                throw died(call);
            }
            case THROTTLED -> throw Refusals.throttled(call);
            case TIMED_OUT -> {
                tried(effect);
                throw Refusals.timedOut(call);
            }
            case CONFLICT -> throw call.conditional() ? Refusals.conflict() : Refusals.throttled(call);
            case REPEATED -> tried(effect);
            case NONE, SLOW -> {}
        }
        return effect.happen();
    }

    private Crash died(Call call) {
        dead = true;
        return new Crash(call.toString());
    }

    private static void tried(FaultyClients.Effect effect) throws Throwable {
        try {
            effect.happen();
        } catch (RuntimeException unheard) {
            // The answer is lost, whatever it was.
        }
    }

    private <T> T bean(String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(beans.get(name), name));
    }

    @Override
    public void close() {
        dead = true;
        aggregate.close();
    }
}
