package routes.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import routes.looker.Neutral;
import routes.prices.Prices;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** Sums up the findings of a run: some at a time, then the summaries, until one is left. What it cites is held against the findings. */
public final class BedrockSummary {
    private static final int MOST_FINDINGS = 1_000;
    private static final int FINDINGS = 100;
    private static final int SUMMARIES = 20;
    private static final int ANSWER_TOKENS = 800;
    private static final int FINDING_TOKENS = 160;
    private static final int SHOWN = 20;
    private static final int SHOWN_EVENTS = 3;
    private static final Pattern CITATION = Pattern.compile("CT\\d{9}");
    private static final Pattern TOO_LONG =
            Pattern.compile("(?i)too long|context window|maximum context|too many (input )?tokens");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Supplier<BedrockRuntimeClient> bedrock;
    private final String prompt;
    private final Prices prices;

    BedrockSummary(Supplier<BedrockRuntimeClient> bedrock, String prompt, Prices prices) {
        this.bedrock = bedrock;
        this.prompt = prompt;
        this.prices = prices;
    }

    /** Tokens that the summary of so many records takes at most, when each is worth a finding. */
    static long mostTokensIn(int records) {
        long findings = Math.min(records, MOST_FINDINGS);
        return findings * FINDING_TOKENS + calls(findings) * ANSWER_TOKENS * 2;
    }

    static long mostTokensOut(int records) {
        return calls(Math.min(records, MOST_FINDINGS)) * ANSWER_TOKENS;
    }

    private static long calls(long findings) {
        long first = (findings + FINDINGS - 1) / FINDINGS;
        return first + (first + SUMMARIES - 1) / SUMMARIES;
    }

    /** What is to be said of the run; the model is not asked when there is nothing to sum up. */
    public Summarised summarise(Results results) {
        List<Finding> findings = results.findings();
        Spent spent = new Spent();
        String text = findings.isEmpty() ? "" : summary(results.run(), findings, spent);
        Set<String> known = findings.stream().map(Finding::recordId).collect(Collectors.toSet());
        List<String> unproved = CITATION.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(id -> !known.contains(id))
                .distinct()
                .toList();
        return new Summarised(results, report(results, findings, marked(text, known), unproved.size(), spent));
    }

    private static final class Spent {
        private long in;
        private long out;
    }

    private String summary(Run run, List<Finding> findings, Spent spent) {
        List<ObjectNode> entries = findings.stream()
                .limit(MOST_FINDINGS)
                .map(BedrockSummary::entry)
                .toList();
        List<String> texts = texts(run, "sum-up-findings", entries, FINDINGS, spent);
        while (texts.size() > 1) {
            // The gravest findings were summed up first, so the order of the parts is theirs.
            int risk = findings.get(0).risk();
            List<ObjectNode> parts = texts.stream()
                    .map(text -> JSON.objectNode()
                            .put("risk", risk)
                            .put("category", "summary")
                            .put("why", text))
                    .toList();
            texts = texts(run, "sum-up-summaries", parts, SUMMARIES, spent);
        }
        return texts.get(0);
    }

    private List<String> texts(Run run, String task, List<ObjectNode> entries, int most, Spent spent) {
        List<String> texts = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += most) {
            List<ObjectNode> some = entries.subList(from, Math.min(entries.size(), from + most));
            texts.addAll(asked(run, task, some, spent));
        }
        return texts;
    }

    /** One text; several where the model cannot take as much at once. */
    private List<String> asked(Run run, String task, List<ObjectNode> some, Spent spent) {
        try {
            ConverseResponse answer = bedrock.get().converse(request(run, task, some));
            spent.in += answer.usage().inputTokens();
            spent.out += answer.usage().outputTokens();
            return List.of(answer.output().message().content().stream()
                    .map(ContentBlock::text)
                    .filter(text -> text != null)
                    .collect(Collectors.joining()));
        } catch (ValidationException refused) {
            if (some.size() == 1
                    || !TOO_LONG.matcher(String.valueOf(refused.getMessage())).find()) {
                throw refused;
            }
            int half = some.size() / 2;
            List<String> texts = new ArrayList<>(asked(run, task, some.subList(0, half), spent));
            texts.addAll(asked(run, task, some.subList(half, some.size()), spent));
            return texts;
        }
    }

    private ConverseRequest request(Run run, String task, List<ObjectNode> entries) {
        ObjectNode question =
                JSON.objectNode().put("task", task).put("day", run.plan().day());
        ArrayNode list = question.putArray(task.equals("sum-up-findings") ? "findings" : "summaries");
        entries.forEach(list::add);
        return ConverseRequest.builder()
                .modelId(run.plan().model())
                .system(system -> system.text(prompt))
                .messages(message ->
                        message.role(ConversationRole.USER).content(ContentBlock.fromText(question.toString())))
                .inferenceConfig(config -> config.maxTokens(ANSWER_TOKENS).temperature(0f))
                .requestMetadata(
                        Map.of("app", "log-lake-batch", "run", run.plan().runId()))
                .build();
    }

    private static ObjectNode entry(Finding finding) {
        ObjectNode entry = JSON.objectNode()
                .put("recordId", finding.recordId())
                .put("risk", finding.risk())
                .put("category", finding.category())
                .put("who", finding.who())
                .put("from", finding.since())
                .put("why", finding.why());
        ArrayNode ids = entry.putArray("eventIds");
        finding.eventIds().stream().limit(SHOWN_EVENTS).forEach(ids::add);
        return entry;
    }

    private static String marked(String text, Set<String> known) {
        return Neutral.text(CITATION.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        known.contains(match.group()) ? match.group() : match.group() + " (no such finding)")));
    }

    private Report report(Results results, List<Finding> findings, String summary, int unproved, Spent spent) {
        Run run = results.run();
        Plan plan = run.plan();
        Tally tally = results.tally();
        double usd = prices.batch(plan.model()).usd(tally.tokensIn(), tally.tokensOut(), 0, 0)
                + prices.of(plan.model()).usd(spent.in, spent.out, 0, 0);
        return new Report(
                Report.FORMAT,
                plan.runId(),
                results.status(),
                plan.day(),
                plan.by().label(),
                plan.model(),
                plan.person(),
                plan.started(),
                plan.counts(),
                plan.estimate(),
                run.jobs(),
                tally.plus(spent.in, spent.out),
                usd,
                results.said(),
                findings.size(),
                findings.stream().limit(SHOWN).toList(),
                summary.isEmpty() ? nothing(results) : summary,
                unproved,
                plan.folder());
    }

    private static String nothing(Results results) {
        return results.faults().isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "None of %,d rated records is worth a look.",
                        results.tally().rated())
                : "What the jobs wrote cannot be trusted; nothing was kept.";
    }
}
