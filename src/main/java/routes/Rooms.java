package routes;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import routes.aggregate.AggregateBeans;
import routes.aws.AwsBeans;
import routes.backfill.BackfillBeans;
import routes.batch.BatchBeans;
import routes.catalog.GlueCatalog;
import routes.completeness.Completeness;
import routes.completeness.Results;
import routes.copies.CopiesBeans;
import routes.deadletters.DeadlettersBeans;
import routes.events.EventsBeans;
import routes.failures.DeadLetters;
import routes.filters.FiltersBeans;
import routes.filters.History;
import routes.filters.Premises;
import routes.filters.Versions;
import routes.guard.GuardBeans;
import routes.ledger.LedgerBeans;
import routes.ledger.S3FilterVersions;
import routes.ledger.S3History;
import routes.ledger.S3Tap;
import routes.listing.Root;
import routes.listing.Roots;
import routes.listing.S3SourceListing;
import routes.looker.LookerBeans;
import routes.manifest.S3Manifests;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.observe.Meters;
import routes.placement.Placements;
import routes.readready.ReadreadyBeans;
import routes.seal.SealBeans;
import routes.settings.Settings;
import routes.sources.SourceFolder;
import routes.sql.AthenaQueries;
import routes.switches.Effect;
import routes.switches.SwitchesBeans;
import routes.tables.Source;
import routes.tables.Sources;

/**
 * All that works without routes: the rooms put together over one set of clients. The lake hangs them on Camel's registry; a command
 * uses them as they are.
 */
public final class Rooms implements AutoCloseable {
    public final Settings settings;
    public final AwsBeans aws;
    public final Sources sources;
    public final Meters meters;
    public final GlueCatalog catalog;
    public final FiltersBeans filters;
    public final SwitchesBeans switches;
    public final LedgerBeans ledger;
    public final AggregateBeans aggregate;
    public final DeadlettersBeans deadletters;
    public final S3SourceListing listing;
    public final S3Manifests manifests;
    public final SealBeans seal;
    public final BackfillBeans backfill;
    public final AthenaQueries athena;
    public final GuardBeans guard;
    public final LookerBeans looker;
    public final BatchBeans batch;

    /**
     * Puts the rooms together; nothing runs yet.
     *
     * @throws routes.failures.LakeException BAD_CONFIGURATION when a setting, table file or filter file is wrong
     */
    public Rooms(Settings settings, AwsBeans aws, Sources sources, MeterRegistry registry) {
        this.settings = settings;
        this.aws = aws;
        this.sources = sources;
        meters = new Meters(registry);
        catalog = new GlueCatalog(aws.glue, settings.text("loglake.glue.database"), meters);
        filters = new FiltersBeans(settings, premises(settings, sources), history(), meters);
        switches = new SwitchesBeans(settings, aws, sources, meters, Clock.systemUTC());
        ledger = new LedgerBeans(settings, aws.s3, sources, filters.live()::hash, meters, Clock.systemUTC());
        ReadreadyBeans readready = new ReadreadyBeans(settings);
        aggregate = new AggregateBeans(
                settings,
                aws.s3,
                sources,
                catalog,
                filters.live(),
                filters.live()::hash,
                ledger.committed(),
                readready.files(),
                meters,
                Clock.systemUTC());
        manifests = new S3Manifests(aws.s3, settings.text("loglake.readready.bucket"));
        listing = new S3SourceListing(aws.s3, roots(), settings.number("loglake.sweep.lists", 1));
        deadletters = new DeadlettersBeans(settings, aws, sources, meters);
        seal = new SealBeans(
                settings,
                aws.s3,
                sources,
                catalog,
                aggregate.lostFiles(),
                readready.sealedFiles(),
                aggregate.temp(),
                Clock.systemUTC());
        backfill = new BackfillBeans(
                settings,
                aws.s3,
                sources,
                catalog,
                filters.live(),
                listing,
                manifests,
                aggregate.eager(),
                seal.sealing(),
                Clock.systemUTC());
        athena = AthenaQueries.of(aws.athena, settings);
        guard = new GuardBeans(settings, aws, sources, Clock.systemUTC());
        looker = new LookerBeans(settings, aws, guard, athena, ledger.files(), Clock.systemUTC());
        batch = new BatchBeans(settings, aws, guard, ledger.files(), Clock.systemUTC());
    }

    /** What filter files are held against. */
    public static Premises premises(Settings settings, Sources sources) {
        return FiltersBeans.premises(settings, name -> isSource(settings, sources, name), Clock.systemUTC());
    }

    /** One whose table file is wrong is a source all the same: its filters shall not keep the lake from starting. */
    private static boolean isSource(Settings settings, Sources sources, String name) {
        return name.equals(Source.READREADY)
                || SourceFolder.names(settings, name)
                || sources.all().stream().anyMatch(source -> source.name().equals(name));
    }

    /** What was decided about. */
    private History history() {
        return new S3History(aws.s3, settings.text("loglake.ledger.bucket"), Clock.systemUTC());
    }

    /** The decisions of all lakes on this ledger, from {@code from} on. */
    public S3Tap tap(Instant from) {
        return new S3Tap(aws.s3, settings.text("loglake.ledger.bucket"), from, Clock.systemUTC());
    }

    /** The versions of the filters that lakes have taken. */
    private Versions versions() {
        return new S3FilterVersions(aws.s3, settings.text("loglake.ledger.bucket"));
    }

    /** Bookkeeping sources lie in the ledger bucket. */
    private Roots roots() {
        Roots roots = Roots.parse(settings.text(Roots.SETTING));
        for (Source source : sources.all()) {
            if (source.bookkeeping()) {
                roots = roots.and(source.name(), new Root(settings.text("loglake.ledger.bucket"), source.name() + "/"));
            }
        }
        return roots;
    }

    /** Where results of {@link #completeness()} are written down. */
    public Results results() {
        return new Results(ledger.files(), Clock.systemUTC());
    }

    /** The comparison of what lies at the sources with what is in the lake. */
    public Completeness completeness() {
        String bucket = settings.text("loglake.readready.bucket");
        return new Completeness(
                listing,
                manifests,
                new S3Seals(aws.s3, bucket),
                new S3OrcFiles(aws.s3, bucket),
                catalog,
                new Completeness.Rest(filters.live(), this::dead, this::off, table -> switches.live()
                        .off()
                        .waits(table)),
                settings.duration("loglake.completeness.settle"),
                Clock.systemUTC());
    }

    private Map<String, String> dead(String source) {
        return deadletters.letters().of(source).reasons();
    }

    private Optional<String> off(String source) {
        return switches.live()
                .off()
                .of(source)
                .map(one -> (one.effect() == Effect.DROP ? "dropped by switch " : "switch ") + one.id());
    }

    /** Creates the tables of all sources in the catalog, or brings them to what their table files say. */
    public Rooms ensureTables() {
        sources.all().forEach(this::ensureTables);
        return this;
    }

    /** Creates the tables of one source in the catalog, or brings them to what its table file says. */
    void ensureTables(Source source) {
        catalog.ensure(source, settings.text("loglake.readready.bucket"));
    }

    /** Hangs on the registry what a route names by {@code ref}. */
    void bind(BiConsumer<String, Object> registry) {
        registry.accept("catalog", catalog);
        registry.accept("placements", placements());
        registry.accept("deadLetters", new DeadLetters(meters::deadLetter));
        aws.bind(registry);
        new EventsBeans(settings, meters).bind(registry);
        new CopiesBeans(settings, aws.s3, sources).bind(registry);
        filters.bind(registry, versions(), LedgerBeans.pod());
        switches.bind(registry);
        aggregate.bind(registry);
        deadletters.bind(registry);
        ledger.bind(registry);
        seal.bind(registry);
        backfill.bind(registry);
        looker.bind(registry);
        batch.bind(registry);
    }

    private Placements placements() {
        Placements placements = new Placements(List.of());
        sources.follow(source -> {
            placements.add(source.destination());
            placements.add(source.readreadyDestination());
        });
        return placements;
    }

    @Override
    public void close() {
        filters.close();
        aggregate.close();
        listing.close();
        ledger.close();
    }
}
