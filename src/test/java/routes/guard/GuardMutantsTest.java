package routes.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

/**
 * A forbidden read is spliced in at each token of each query that people ask, before it, behind it and in its place: none of them may
 * pass, and none may do anything but be refused.
 */
class GuardMutantsTest {
    /** Each names a table that may never be read; as a part of an expression, of a FROM, of a list, as a query of its own. */
    private static final List<String> FORBIDDEN = List.of(
            "(select secret from restricted.payroll)",
            ", (select max(secret) from restricted.payroll)",
            ", restricted.payroll",
            "or exists (select 1 from from_cloudtrail_raw)",
            "union all select secret from restricted.payroll");

    private final Guard guard = Corpus.guard();
    private final Policy policy = Corpus.policy("analyst");
    private final Map<String, Integer> codes = new ConcurrentSkipListMap<>();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger mutants = new AtomicInteger();

    @Test
    void noMutantPasses() {
        Corpus.legitimate().parallelStream().forEach(example -> mutate(SqlText.of(example.sql())));

        System.out.println(mutants + " mutants, refused for " + codes);
        assertThat(accepted).isEmpty();
        assertThat(mutants.get()).isGreaterThanOrEqualTo(20_000);
        // Those that are good SQL prove more than those that are none.
        assertThat(codes.get("TABLE")).isGreaterThan(1_000);
    }

    private void mutate(SqlText text) {
        String sql = text.text();
        List<Token> tokens = text.tokens();
        for (Token token : tokens) {
            int start = SqlText.offset(sql, token.getStartIndex());
            int end = SqlText.offset(sql, token.getStopIndex() + 1);
            for (String forbidden : FORBIDDEN) {
                hold(sql.substring(0, start) + " " + forbidden + " " + sql.substring(start));
                hold(sql.substring(0, start) + " " + forbidden + " " + sql.substring(end));
            }
        }
    }

    private void hold(String mutant) {
        mutants.incrementAndGet();
        try {
            guard.check(mutant, policy, 1000);
            accepted.add(mutant);
        } catch (GuardRefused refused) {
            codes.merge(refused.code(), 1, Integer::sum);
        }
    }
}
