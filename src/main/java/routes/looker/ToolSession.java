package routes.looker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The tools in the hands of a person's own client: one investigation, begun with the first use, whose model is not ours to call. Its
 * budget of queries and bytes holds for the whole session; of its budget of time only what tools need is spent, because a session may
 * be open for hours.
 */
public final class ToolSession {
    private final ToolSet set;
    private final AuditedTools tools;
    private final Function<String, Investigation> begin;
    private final UnaryOperator<Investigation> end;
    private final S3Investigations kept;
    private final Budget budget;
    private final Clock clock;
    private @Nullable SavedInvestigation saved;

    /**
     * @param begin of the client's name
     * @param end writes the answer down
     */
    ToolSession(
            ToolSet set,
            AuditedTools tools,
            Function<String, Investigation> begin,
            UnaryOperator<Investigation> end,
            S3Investigations kept,
            Budget budget,
            Clock clock) {
        this.set = set;
        this.tools = tools;
        this.begin = begin;
        this.end = end;
        this.kept = kept;
        this.budget = budget;
        this.clock = clock;
    }

    public List<ToolSet.Tool> tools() {
        return set.all();
    }

    /**
     * What the tool says; of {@code finish} it is the answer with what a program made of its claims. More may be asked after it, and
     * an answer handed in later takes its place.
     *
     * @param client name of the program that asks
     */
    public synchronized ToolResult use(String client, ToolUse use) {
        Investigation investigation = saved == null ? begin.apply(client) : new Investigation(saved, budget, clock);
        // Each use is a turn, so that the same query may run again later.
        investigation.turned(0, 0);
        ToolResult result = tools.use(investigation, use);
        if (use.name().equals(Tools.FINISH) && !result.error()) {
            Report report = Report.of(end.apply(investigation).saved());
            result = new ToolResult(use.id(), Json.MAPPER.<JsonNode>valueToTree(report), false);
        } else {
            kept.keep(investigation.saved());
        }
        saved = investigation.saved();
        return result;
    }

    /** Writes down that no more will be asked; waits for a tool that is in use. */
    public synchronized void close() {
        if (saved != null && saved.state() == SavedInvestigation.State.OPEN) {
            Investigation investigation = new Investigation(saved, budget, clock);
            investigation.stop("the session ended without an answer");
            saved = end.apply(investigation).saved();
        }
    }
}
