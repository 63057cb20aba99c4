package routes.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final int SHOWN_EVENTS = 3;
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
        return Summarised.of(results, Summary.of(text, findings, spent.in, spent.out), prices);
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
            List<String> fewer = texts(run, "sum-up-summaries", parts, SUMMARIES, spent);
            if (fewer.size() >= texts.size()) {
                // The model cannot take two of them at once, so they stand side by side.
                return String.join("\n\n", texts);
            }
            texts = fewer;
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
            if (!TOO_LONG.matcher(String.valueOf(refused.getMessage())).find()) {
                throw refused;
            }
            if (some.size() == 1) {
                return List.of(some.get(0).path("why").asText());
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
}
