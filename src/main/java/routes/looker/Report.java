package routes.looker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told: the answer, each claim with what a program made of it, and what was asked of the lake. All text is neutral.
 *
 * @param answered whether an answer was handed in
 * @param partial why that is not all: it ended early, or a budget kept a query from running; null when nothing did
 * @param unproved figures of the answer that no cited row holds
 * @param findings rows whose text reads like an order to a model
 */
public record Report(
        String id,
        String question,
        String person,
        String role,
        String model,
        Instant asked,
        boolean answered,
        @Nullable String partial,
        String answer,
        List<CheckedClaim> claims,
        List<String> unproved,
        List<Searched> queries,
        List<String> findings,
        List<String> nextSteps,
        Spent spent) {

    /** Whether there is an answer, and nothing kept it from being whole. */
    public boolean isWhole() {
        return answered && partial == null;
    }

    /** @param faults why it is not proved; empty when it is */
    public record CheckedClaim(String text, List<String> cites, boolean proved, List<String> faults) {}

    /**
     * @param days of each table that were searched
     * @param cited rows that the answer's claims cite
     */
    public record Searched(String id, String sql, String why, String days, long rows, boolean truncated, long cited) {}

    static Report of(SavedInvestigation saved) {
        Proof proof = new Proof(saved.results());
        Finish finish = saved.finish() == null ? new Finish(unfinished(saved), List.of(), List.of()) : saved.finish();
        List<CheckedClaim> claims = finish.claims().stream()
                .map(proof::check)
                .map(checked -> new CheckedClaim(
                        Neutral.line(checked.claim().text()),
                        checked.claim().cites().stream().map(Neutral::line).toList(),
                        checked.isProved(),
                        checked.faults().stream().map(Neutral::line).toList()))
                .toList();
        Set<String> unproved = saved.finish() == null ? Set.of() : proof.unproved(finish.answer(), finish.claims());
        return new Report(
                saved.id(),
                Neutral.line(saved.question().text()),
                Neutral.line(saved.question().person()),
                saved.question().role(),
                saved.model(),
                saved.asked(),
                saved.state() == SavedInvestigation.State.ANSWERED,
                saved.stopped() == null ? null : Neutral.line(saved.stopped()),
                Neutral.text(finish.answer()),
                claims,
                unproved.stream().map(Neutral::line).toList(),
                saved.results().stream()
                        .map(result -> searched(result, proof.cited(result.id(), finish.claims())))
                        .toList(),
                findings(saved.results()),
                finish.nextSteps().stream().map(Neutral::line).toList(),
                saved.spent());
    }

    private static String unfinished(SavedInvestigation saved) {
        return saved.results().isEmpty()
                ? "No answer: nothing was found out."
                : "No answer: " + saved.results().size() + " queries ran, and what they found was not summed up.";
    }

    private static Searched searched(QueryResult result, long cited) {
        return new Searched(
                result.id(),
                Neutral.line(result.sql()),
                Neutral.line(result.why()),
                result.searched(),
                result.rows().size(),
                result.truncated(),
                cited);
    }

    private static List<String> findings(List<QueryResult> results) {
        List<String> findings = new ArrayList<>();
        for (QueryResult result : results) {
            List<Integer> rows = Cells.suspicious(result.answer());
            if (!rows.isEmpty()) {
                findings.add(rows.size() + (rows.size() == 1 ? " row" : " rows") + " of " + result.id()
                        + " hold text that reads like an order to a model: "
                        + rows.stream()
                                .limit(10)
                                .map(row -> result.id() + "#" + row)
                                .toList());
            }
        }
        return findings;
    }
}
