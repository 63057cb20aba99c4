package routes.looker;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of an investigation, as it is kept between turns.
 *
 * @param stopped why it ended early; null when it did not
 * @param shortened how often the conversation had to be shortened
 * @param begunAnew messages that are left out since it began anew
 */
record SavedInvestigation(
        String id,
        Question question,
        String model,
        Instant asked,
        SavedInvestigation.State state,
        @Nullable String stopped,
        Spent spent,
        int shortened,
        int begunAnew,
        List<Said> conversation,
        List<QueryResult> results,
        @Nullable Finish finish,
        AuditChain.Head audit) {
    /** How far it is. */
    enum State {
        OPEN,
        ANSWERED,
        /** Ended early; what was found until then stands. */
        PARTIAL
    }

    /** One that has just been asked. */
    static SavedInvestigation of(String id, Question question, String model, Instant asked) {
        return new SavedInvestigation(
                id,
                question,
                model,
                asked,
                SavedInvestigation.State.OPEN,
                null,
                Spent.NOTHING,
                0,
                0,
                List.of(),
                List.of(),
                null,
                AuditChain.Head.start(id));
    }
}
