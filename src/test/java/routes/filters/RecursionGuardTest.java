package routes.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import routes.events.S3Object;

class RecursionGuardTest {
    private static final Verdict BY_RULE = new Verdict(false, "no-spain", null, null);

    private final KeyFilter guard =
            new RecursionGuard(new OwnBuckets(Set.of("lake-readready"), "lake-ledger"), (source, object) -> BY_RULE);

    @Test
    void aBookkeepingSourceTakesWhatLiesBelowItsOwnPrefixWhateverTheRulesSay() {
        assertThat(guard.judge("decisions", object("lake-ledger", "decisions/a.json.gz")))
                .isEqualTo(Verdict.KEPT_BY_DEFAULT);
    }

    @Test
    void nobodyElseTakesAnythingOfTheLedger() {
        assertThat(guard.judge("completeness", object("lake-ledger", "decisions/a.json.gz")))
                .returns(RecursionGuard.RULE, Verdict::rule)
                .returns(false, Verdict::kept);
        assertThat(guard.judge("cloudtrail", object("lake-ledger", "AWSLogs/a.json.gz"))
                        .rule())
                .isEqualTo(RecursionGuard.RULE);
    }

    @Test
    void theOtherBucketsAreAskedAsEver() {
        assertThat(guard.judge("decisions", object("lake-readready", "decisions/a.json.gz"))
                        .rule())
                .isEqualTo(RecursionGuard.RULE);
        assertThat(guard.judge("decisions", object("trail", "decisions/a.json.gz")))
                .isEqualTo(BY_RULE);
    }

    private static S3Object object(String bucket, String key) {
        return new S3Object(bucket, key, 1, "etag", null, "", Instant.EPOCH);
    }
}
