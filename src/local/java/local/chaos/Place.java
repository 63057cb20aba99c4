package local.chaos;

import java.util.Map;
import routes.catalog.GlueCatalog;
import routes.events.S3Object;
import routes.settings.Settings;
import routes.tables.Source;
import software.amazon.awssdk.services.glue.GlueClient;

/** A lake of its own for one schedule: bucket, database, queue, and its view of the raw objects. */
record Place(Ground ground, String name, Settings settings, RawView raw, Marks marks, Promises promises) {
    static Place made(Ground ground, Plan plan, String name, Marks marks, Promises promises) {
        Settings settings = ground.settings()
                .with(
                        Map.of(
                                "loglake.readready.bucket", name,
                                "loglake.glue.database", name.replace('-', '_'),
                                "loglake.aggregate.batch-size", plan.batchSize()),
                        "a schedule");
        Place place = new Place(ground, name, settings, new RawView(DayPool.BUCKET), marks, promises);
        ground.s3().createBucket(create -> create.bucket(name));
        place.catalog(ground.glue()).ensure(place.source(), name);
        return place;
    }

    Source source() {
        return ground.sources().source("cloudtrail");
    }

    String table() {
        return source().readready().name();
    }

    String database() {
        return settings.text("loglake.glue.database");
    }

    GlueCatalog catalog(GlueClient glue) {
        return new GlueCatalog(glue, database(), Ground.METERS);
    }

    /** What the event of an ORC file asks for. */
    Work registration(String key) {
        S3Object object = new S3Object(name, key, 1, "", null, "", Ground.CLOCK.instant());
        return new Work.Register(source().readreadyDestination().place(object).orElseThrow());
    }
}
