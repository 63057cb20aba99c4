package routes.looker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One question on its way to an answer: what was said, what was found, what it has cost. */
public final class Investigation {
    private final String id;
    private final Question question;
    private final String model;
    private final Instant asked;
    private final Costs costs;
    private final List<Said> conversation;
    private final List<QueryResult> results;
    private final List<Part> replies = new ArrayList<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private SavedInvestigation.State state;
    private @Nullable String stopped;
    private int shortened;
    private int begunAnew;
    private int retries;
    private @Nullable Finish finish;
    private AuditChain.Head audit;

    Investigation(SavedInvestigation saved, Budget budget, Clock clock) {
        id = saved.id();
        question = saved.question();
        model = saved.model();
        asked = saved.asked();
        state = saved.state();
        stopped = saved.stopped();
        shortened = saved.shortened();
        begunAnew = saved.begunAnew();
        conversation = new ArrayList<>(saved.conversation());
        results = new ArrayList<>(saved.results());
        finish = saved.finish();
        audit = saved.audit();
        costs = new Costs(budget, saved.spent(), clock);
    }

    static Investigation of(String id, Question question, String model, Budget budget, Clock clock) {
        return new Investigation(SavedInvestigation.of(id, question, model, clock.instant()), budget, clock);
    }

    SavedInvestigation saved() {
        return new SavedInvestigation(
                id,
                question,
                model,
                asked,
                state,
                stopped,
                spent(),
                shortened,
                begunAnew,
                List.copyOf(conversation),
                List.copyOf(results),
                finish,
                audit);
    }

    public String id() {
        return id;
    }

    public Question question() {
        return question;
    }

    String model() {
        return model;
    }

    Instant asked() {
        return asked;
    }

    /** Whether the model is to be asked again. */
    public boolean isOpen() {
        return state == SavedInvestigation.State.OPEN;
    }

    boolean isAnswered() {
        return state == SavedInvestigation.State.ANSWERED;
    }

    /** Why it ended early, or what could not be asked any more, in words. */
    Optional<String> stopped() {
        return Optional.ofNullable(stopped);
    }

    Optional<Finish> finish() {
        return Optional.ofNullable(finish);
    }

    List<QueryResult> results() {
        return List.copyOf(results);
    }

    @Nullable
    QueryResult result(String query) {
        return results.stream()
                .filter(one -> one.id().equals(query))
                .findFirst()
                .orElse(null);
    }

    /** The result of the same SQL since {@code from}, so that it need not run twice. */
    @Nullable
    QueryResult sameQuery(String sql, Instant from) {
        return results.stream()
                .filter(one -> one.sql().strip().equals(sql.strip()) && one.at().isAfter(from))
                .findFirst()
                .orElse(null);
    }

    String nextQuery() {
        return "Q" + (results.size() + 1);
    }

    Spent spent() {
        return costs.spent();
    }

    int turn() {
        return spent().turns() + 1;
    }

    Duration timeLeft() {
        return costs.timeLeft();
    }

    long bytesLeft() {
        return costs.bytesLeft();
    }

    void refuseQueryOverBudget() {
        costs.usedUpForQueries().ifPresent(why -> {
            keptFrom(why);
            throw new ToolRefused("BUDGET", why, "answer with what you have, through finish, and say what is missing");
        });
    }

    /** Ends it when a budget is used up. */
    void keepToBudget() {
        if (isOpen()) {
            costs.usedUp().ifPresent(this::stop);
        }
    }

    List<Said> conversation() {
        return List.copyOf(conversation);
    }

    void say(boolean assistant, List<Part> parts) {
        conversation.add(new Said(assistant, List.copyOf(parts)));
    }

    /** Keeps a tool's result until all of the turn are there. */
    void reply(ToolResult result) {
        replies.add(Part.of(result));
    }

    /** A query that was wanted could not run, so the answer is not all that it might be. */
    void keptFrom(String why) {
        stopped = why;
    }

    /** What the model is told besides, when it may speak only once more. */
    void remindOfTheEnd() {
        if (isOpen() && !replies.isEmpty() && costs.isBeforeLastTurn()) {
            replies.add(Part.of("This is your last turn. Hand in what you can prove with the tool finish."));
        }
    }

    /** Hands all results of the turn to the model, in the order in which it asked. */
    void sayReplies() {
        if (!replies.isEmpty()) {
            say(false, replies);
            replies.clear();
        }
    }

    void turned(long tokens, double usd) {
        costs.turn(tokens, usd);
    }

    void ran(QueryResult result) {
        results.add(result);
        costs.query(result.scannedBytes());
    }

    /** How often tools have been refused for this code. */
    int refused(String code) {
        return refusals.merge(code, 1, Integer::sum);
    }

    /** How often in a row the model gave nothing to go on with. */
    int retried() {
        return ++retries;
    }

    void wentOn() {
        retries = 0;
    }

    /** How much the conversation is shortened, from 0. */
    int shortened() {
        return shortened;
    }

    void shorten() {
        shortened++;
        if (shortened == Compaction.MOST) {
            begunAnew = conversation.size();
        }
    }

    /** How many messages are left out since the conversation began anew. */
    int begunAnew() {
        return begunAnew;
    }

    void finish(Finish handedIn) {
        finish = handedIn;
        state = SavedInvestigation.State.ANSWERED;
    }

    void stop(String why) {
        if (isOpen()) {
            state = SavedInvestigation.State.PARTIAL;
            stopped = why;
        }
    }

    AuditChain.Head audit() {
        return audit;
    }

    void audit(AuditChain.Head head) {
        audit = head;
    }
}
