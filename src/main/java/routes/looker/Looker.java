package routes.looker;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.guard.Policies;
import routes.placement.CalendarDay;
import routes.prices.Prices;

/** The stations of a question: opened, heard, helped with tools, closed. The route brings it from one to the next. */
public final class Looker {
    /** The only route on which a question may begin. */
    static final String ROUTE = "looker";

    private static final int MOST_RETRIES = 2;
    private static final int MOST_SAME_REFUSALS = 3;
    private static final int MOST_USES = 20;

    private final Policies policies;
    private final AuditedTools tools;
    private final BedrockGuardrail guardrail;
    private final S3Investigations kept;
    private final Audit audit;
    private final Prompt prompt;
    private final Prices prices;
    private final Limits limits;
    private final Clock clock;

    /** @param model Bedrock's id of the model that is asked */
    record Limits(String model, Budget budget) {}

    Looker(
            Policies policies,
            Tools tools,
            BedrockGuardrail guardrail,
            S3Investigations kept,
            Audit audit,
            Prompt prompt,
            Prices prices,
            Limits limits,
            Clock clock) {
        this.policies = policies;
        this.tools = new AuditedTools(tools, guardrail, audit);
        this.guardrail = guardrail;
        this.kept = kept;
        this.audit = audit;
        this.prompt = prompt;
        this.prices = prices;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A new investigation, or the one that the question resumes.
     *
     * @param beganAt route on which the message began; only people ask, so no other route may pass a question on
     * @throws LakeException BAD_CONFIGURATION when no person asks, or they may not take the role
     */
    public Investigation open(Question question, String beganAt) {
        if (!beganAt.equals(ROUTE)) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "the route " + beganAt + " asked Looker; only a named person may, with ./loglake ask");
        }
        admit(question);
        return question.resumes().isEmpty() ? begin(question) : resume(question);
    }

    private void admit(Question question) {
        if (!policies.of(question.role()).admits(question.person())) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    Neutral.line(question.person()) + " may not ask as " + question.role()
                            + ": the role's policy file names who may");
        }
    }

    private Investigation begin(Question question) {
        prices.of(limits.model());
        Investigation investigation = Investigation.of(newId(), question, limits.model(), limits.budget(), clock);
        audit.write(investigation, audit.row(investigation, "question").with("text", question.text()));
        investigation.say(false, List.of(Part.of(prompt.question(question.text(), LocalDate.now(clock)))));
        guardrail.onQuestion(question.text()).ifPresent(investigation::stop);
        kept.keep(investigation.saved());
        return investigation;
    }

    private Investigation resume(Question question) {
        Investigation.Saved saved = kept.of(question.resumes());
        Question first = saved.question();
        if (!first.person().equals(question.person())) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    saved.id() + " was asked by " + Neutral.line(first.person()) + ", who alone may resume it");
        }
        if (saved.conversation().isEmpty()) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    saved.id() + " was the session of " + Neutral.line(saved.model())
                            + ", so there is no model to go on; ask anew");
        }
        admit(first);
        Investigation investigation = new Investigation(saved, limits.budget(), clock);
        audit.catchUp(investigation);
        return investigation;
    }

    private String newId() {
        return "inv-" + CalendarDay.of(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)) + "-"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
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

    /** Uses a tool; whatever comes of it, the model is told. */
    public void use(Investigation investigation, ToolUse use) {
        ToolResult result = tools.use(investigation, use);
        investigation.reply(result);
        if (result.error()) {
            String code = result.content().path("code").asText();
            if (investigation.refused(code) >= MOST_SAME_REFUSALS && !code.equals("BUDGET")
                    || investigation.refused("all") > MOST_USES) {
                investigation.stop("the model was refused again and again (" + code + ": "
                        + result.content().path("message").asText() + ")");
            }
        }
    }

    /** Ends the turn: the model is told what the tools said, and all of it is kept. */
    public Investigation turned(Investigation investigation) {
        investigation.sayReplies();
        investigation.keepToBudget();
        kept.keep(investigation.saved());
        return investigation;
    }

    /**
     * The tools in the hands of a person's client.
     *
     * @throws LakeException BAD_CONFIGURATION when no person asks, or they may not take the role
     */
    ToolSession session(Question question, ToolSet set) {
        admit(question);
        return new ToolSession(
                set, tools, client -> begin(question, client), this::close, kept, limits.budget(), clock);
    }

    private Investigation begin(Question question, String client) {
        Investigation investigation = Investigation.of(newId(), question, client, limits.budget(), clock);
        audit.write(
                investigation,
                audit.row(investigation, "question")
                        .with("text", question.text())
                        .with("model", client));
        return investigation;
    }

    /** Writes the answer down. */
    public Investigation close(Investigation investigation) {
        guardrail.onAnswer(investigation);
        AuditRow row = audit.row(investigation, "answer")
                .with("verdict", investigation.isAnswered() ? "answered" : "partial")
                .with(
                        "text",
                        investigation
                                .finish()
                                .map(Finish::answer)
                                .or(investigation::stopped)
                                .orElse(null))
                .with("usd", investigation.spent().usd());
        audit.write(investigation, row);
        kept.keep(investigation.saved());
        return investigation;
    }
}
