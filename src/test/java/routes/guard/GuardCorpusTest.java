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
}
