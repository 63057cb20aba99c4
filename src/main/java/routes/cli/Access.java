package routes.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import routes.Rooms;
import routes.aws.AwsBeans;
import routes.aws.StsPerson;
import routes.filters.History;
import routes.filters.Versions;
import routes.guard.GuardBeans;
import routes.ledger.S3FilterVersions;
import routes.ledger.S3History;
import routes.settings.Settings;
import routes.sources.SourceFolder;
import routes.sql.AthenaQueries;

/** Clients, where they talk to, and what is to be closed after them. */
record Access(AwsBeans aws, Settings settings, Map<String, URI> endpoints, AutoCloseable behind)
        implements AutoCloseable {
    AthenaQueries queries() {
        return AthenaQueries.of(aws.athena, settings);
    }

    /** Athena behind the guard. */
    GuardBeans guard() {
        return new GuardBeans(settings, aws, SourceFolder.sources(settings), Clock.systemUTC());
    }

    /** The versions of the filters that lakes have taken. */
    Versions filterVersions() {
        return new S3FilterVersions(aws.s3, settings.text("loglake.ledger.bucket"));
    }

    /** What lakes have decided about. */
    History history() {
        return new S3History(aws.s3, settings.text("loglake.ledger.bucket"), Clock.systemUTC());
    }

    /** The lake's rooms over these clients, for a command that does their work itself. */
    Rooms rooms() {
        return new Rooms(settings, aws, SourceFolder.sources(settings), new SimpleMeterRegistry());
    }

    /** Who uses the lake: on AWS the caller that AWS knows, on the local AWS the user of this machine. */
    String person() {
        return aws.isLocal() ? System.getProperty("user.name", "") : StsPerson.arn();
    }

    @Override
    public void close() throws Exception {
        behind.close();
    }
}
