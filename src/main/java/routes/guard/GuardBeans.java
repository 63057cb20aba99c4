package routes.guard;

import java.time.Clock;
import routes.aws.AwsBeans;
import routes.catalog.GluePartitionSizes;
import routes.settings.Settings;
import routes.sql.AthenaQueries;
import routes.tables.Sources;

/** The guard of one lake. */
public final class GuardBeans {
    private final Policies policies;
    private final GuardedQueries queries;

    /** @throws routes.failures.LakeException BAD_CONFIGURATION when a policy file is wrong */
    public GuardBeans(Settings settings, AwsBeans aws, Sources sources, Clock clock) {
        String database = settings.text("loglake.glue.database");
        policies = Policies.of(settings.text(Policies.SETTING), sources);
        queries = new GuardedQueries(
                new Guard(database, clock),
                new GluePartitionSizes(aws.glue, aws.s3, database),
                AthenaQueries.of(aws.athena, settings));
    }

    public Policies policies() {
        return policies;
    }

    public GuardedQueries queries() {
        return queries;
    }
}
