package routes.looker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import routes.prices.Prices;

/** What is made of a model's words: tools to use, something to be said again, or the end. */
public final class Hearing {
    private static final int MOST_RETRIES = 2;

    private final Audit audit;
    private final Prices prices;

    Hearing(Audit audit, Prices prices) {
        this.audit = audit;
        this.prices = prices;
    }

    /** Takes in what came of a call: the tools that are to be used now, which are none when the model said something else. */
    public List<ToolUse> hear(Investigation investigation, Reply reply) {
        double usd = prices.of(investigation.model())
                .usd(
                        reply.usage().in(),
                        reply.usage().out(),
                        reply.usage().cacheRead(),
                        reply.usage().cacheWrite());
        investigation.turned(reply.usage().all(), usd);
        Reply.@Nullable Failure failed = reply.error();
        audit.write(
                investigation,
                audit.row(investigation, "model_call")
                        .with("model", investigation.model())
                        .with("requestid", reply.requestId())
                        .with("verdict", reply.stop())
                        .with("code", failed == null ? null : failed.type())
                        .with("text", failed == null ? null : failed.message())
                        .with("tokensin", reply.usage().in())
                        .with("tokensout", reply.usage().out())
                        .with("tokenscached", reply.usage().cached())
                        .with("usd", usd));
        if (failed != null) {
            failed(investigation, failed);
            return List.of();
        }
        return switch (reply.stop()) {
            case "tool_use" -> used(investigation, reply);
            case "end_turn", "stop_sequence" -> spoke(investigation, reply);
            case "max_tokens" -> cut(investigation, reply);
            case "malformed_tool_use", "malformed_model_output" ->
                again(
                        investigation,
                        reply,
                        "Your last message could not be read. Use one tool, with JSON that fits its schema.");
            case "model_context_window_exceeded" -> {
                shorten(investigation);
                yield List.of();
            }
            default -> {
                investigation.stop("the model stopped with " + reply.stop());
                yield List.of();
            }
        };
    }

    private List<ToolUse> used(Investigation investigation, Reply reply) {
        List<ToolUse> uses = reply.uses();
        if (uses.isEmpty()) {
            return again(investigation, reply, "You named no tool. Use one.");
        }
        investigation.wentOn();
        investigation.say(true, reply.parts());
        return uses;
    }

    private List<ToolUse> spoke(Investigation investigation, Reply reply) {
        if (investigation.retried() > 1) {
            investigation.finish(new Finish(reply.text(), List.of(), List.of()));
            return List.of();
        }
        return nudge(investigation, reply, "Hand in the answer with the tool finish, with claims that cite rows.");
    }

    /** A tool use that was cut off is not whole, so none of it is taken. */
    private List<ToolUse> cut(Investigation investigation, Reply reply) {
        return again(investigation, reply, "Your last message was cut off for its length. Say it shorter.");
    }

    private List<ToolUse> again(Investigation investigation, Reply reply, String request) {
        if (investigation.retried() > MOST_RETRIES) {
            investigation.stop("the model gave nothing to go on with (" + reply.stop() + ")");
            return List.of();
        }
        return nudge(investigation, reply, request);
    }

    /** Roles alternate, so what the model said stands before what it is told; of tools it says nothing here. */
    private static List<ToolUse> nudge(Investigation investigation, Reply reply, String request) {
        String text = reply.text();
        investigation.say(true, List.of(Part.of(text.isBlank() ? "(nothing)" : text)));
        investigation.say(false, List.of(Part.of(request)));
        return List.of();
    }

    private void failed(Investigation investigation, Reply.Failure failed) {
        if (failed.tooLong()) {
            shorten(investigation);
        } else {
            investigation.stop((failed.throttled() ? "the model is asked by too many (" : "the model cannot be asked (")
                    + failed.type() + ": " + Neutral.line(failed.message()) + ")");
        }
    }

    private static void shorten(Investigation investigation) {
        investigation.shorten();
        if (investigation.shortened() > Compaction.MOST) {
            investigation.stop("the conversation is too long for the model, however it is shortened");
        }
    }
}
