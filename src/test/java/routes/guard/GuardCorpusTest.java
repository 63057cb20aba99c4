package routes.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people ask passes, what attackers try does not, and the code says why. */
class GuardCorpusTest {
    private final Guard guard = Corpus.guard();
    private final Policy policy = Corpus.policy("analyst");

    @Test
    void legitimateQueriesPass() {
        List<String> refused = new ArrayList<>();
        for (Corpus.Example example : Corpus.legitimate()) {
            try {
                guard.check(example.sql(), policy, 1000);
            } catch (GuardRefused wrong) {
                refused.add(example + ": " + wrong.code() + " " + wrong.getMessage() + " (" + wrong.hint() + ")");
            }
        }
        assertThat(refused).isEmpty();
        assertThat(Corpus.legitimate()).hasSizeGreaterThanOrEqualTo(80);
    }

    @Test
    void hostileQueriesAreRefusedForTheRightReason() {
        List<String> wrong = new ArrayList<>();
        for (Corpus.Example example : Corpus.hostile()) {
            List<String> codes = List.of(example.name().split(":", 2)[0].split(", "));
            try {
                wrong.add(example + ": PASSED as "
                        + guard.check(example.sql(), policy, 1000).rewritten());
            } catch (GuardRefused refused) {
                boolean oneLine = !(refused.getMessage() + refused.hint()).contains("\n");
                if (!codes.contains(refused.code()) || !oneLine) {
                    wrong.add(example + ": " + refused.code() + " " + refused.getMessage());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(Corpus.hostile()).hasSizeGreaterThanOrEqualTo(250);
    }
}
