package routes.looker;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.guard.Policies;
import routes.placement.CalendarDay;
import routes.prices.Prices;

/** The stations of a question: opened, heard, helped with tools, closed. The route brings it from one to the next. */
public final class Looker {
    /** The only route on which a question may begin. */
    static final String ROUTE = "looker";

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
        refuseUnknownModel();
        Investigation investigation = Investigation.of(newId(), question, limits.model(), limits.budget(), clock);
        audit.write(investigation, audit.row(investigation, "question").with("text", question.text()));
        investigation.say(false, List.of(Part.of(prompt.question(question.text(), LocalDate.now(clock)))));
        guardrail.onQuestion(question.text()).ifPresent(investigation::stop);
        kept.keep(investigation.saved());
        return investigation;
    }

    private void refuseUnknownModel() {
        if (limits.model().isEmpty()) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "loglake.looker.model is empty; name a model of Bedrock or an inference profile, such as"
                            + " us.anthropic.claude-sonnet-4-5-20250929-v1:0");
        }
        prices.of(limits.model());
    }

    private Investigation resume(Question question) {
        SavedInvestigation saved = kept.of(question.resumes());
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
        if (saved.state() != SavedInvestigation.State.OPEN) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    saved.id() + " has come to its end; ./loglake looker show " + saved.id() + " shows it");
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
        investigation.remindOfTheEnd();
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
