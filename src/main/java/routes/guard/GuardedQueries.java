package routes.guard;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import routes.aws.Digests;
import routes.catalog.Figures;
import routes.catalog.GluePartitionSizes;
import routes.sql.Answer;
import routes.sql.AthenaQueries;
import routes.sql.Limits;
import routes.sql.Ran;
import routes.sql.SqlFailed;

/** Athena behind the guard. */
public final class GuardedQueries {
    /** Footers that a reader takes twice: once to learn of the file, once to read it. */
    private static final long FOOTER_BYTES = 16 << 10;

    private static final String SELECT = "DML SELECT";

    private final Guard guard;
    private final GluePartitionSizes sizes;
    private final AthenaQueries athena;

    GuardedQueries(Guard guard, GluePartitionSizes sizes, AthenaQueries athena) {
        this.guard = guard;
        this.sizes = sizes;
        this.athena = athena;
    }

    /** The verdict without running anything. @throws GuardRefused when it may not run */
    public Checked check(String sql, Policy policy) {
        return guard.check(sql, policy, policy.allowance().rows());
    }

    /** The bytes that a query reads at most. */
    public long estimate(Checked checked) {
        long bytes = 0;
        for (Searched read : checked.reads()) {
            Figures figures = sizes.of(read.table(), read.from(), read.to());
            bytes += figures.bytes() + figures.files() * FOOTER_BYTES;
        }
        return bytes;
    }

    /**
     * Guard, estimate, rewrite, Athena, and a check of what Athena says that it was. A query that is asked again is run again.
     *
     * @throws GuardRefused when it may not run, or not at this cost
     * @throws SqlFailed with Athena's own words
     */
    public Guarded ask(String sql, Policy policy, Allowance allowance) {
        return ask(sql, policy, allowance, java.util.UUID.randomUUID().toString());
    }

    /**
     * The same, once.
     *
     * @param occasion who asks and when, say investigation and turn: on the same occasion the same query is not run again
     */
    public Guarded ask(String sql, Policy policy, Allowance allowance, String occasion) {
        Allowance least = allowance.least(policy.allowance());
        Checked checked = guard.check(sql, policy, least.rows());
        long estimated = estimate(checked);
        if (estimated > least.bytes()) {
            throw tooLarge(estimated, least);
        }
        Limits limits = new Limits(Digests.sha256(occasion + "\n" + checked.rewritten()), least.time());
        return guarded(checked, estimated, ran(checked, limits));
    }

    private Ran ran(Checked checked, Limits limits) {
        try {
            return athena.run(checked.rewritten(), limits, GuardedQueries::refuseOthers);
        } catch (SqlFailed failed) {
            if (failed.isTooLong()) {
                throw new GuardRefused(
                        Code.TIME, String.valueOf(failed.getMessage()), "ask for fewer days, or for fewer columns");
            }
            throw failed;
        }
    }

    private static void refuseOthers(String statement) {
        if (!statement.equals(SELECT)) {
            throw new GuardRefused(
                    Code.STATEMENT,
                    "Athena took the query for '" + statement + "', not for '" + SELECT + "'",
                    "report this query: the guard should have refused it");
        }
    }

    private static GuardRefused tooLarge(long estimated, Allowance allowance) {
        return new GuardRefused(
                Code.BYTES,
                String.format(
                        Locale.ROOT,
                        "the query would read up to %,d bytes, and %,d are allowed",
                        estimated,
                        allowance.bytes()),
                "ask for fewer days");
    }

    private static Guarded guarded(Checked checked, long estimated, Ran ran) {
        Answer all = ran.answer();
        boolean truncated = all.rows().size() > checked.rows();
        List<List<@Nullable String>> rows = truncated ? List.copyOf(all.rows().subList(0, checked.rows())) : all.rows();
        Answer answer = new Answer(all.columns(), all.types(), rows, all.scannedBytes(), all.millis());
        return new Guarded(
                answer,
                truncated,
                checked.rewritten(),
                checked.searched(),
                estimated,
                ran.executionId(),
                ContentHash.of(answer, checked.ordered()));
    }
}
