package routes.looker;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ApplyGuardrailResponse;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailAction;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailContentSource;

/** A guardrail of Bedrock, where one is configured: it reads the question, what tools say, and the answer. */
final class BedrockGuardrail {
    /** Characters of one request; Bedrock takes 25 units of 1,000. */
    private static final int MOST_CHARACTERS = 25_000;

    private final Supplier<BedrockRuntimeClient> bedrock;
    private final String id;
    private final String version;

    /** @param id empty when there is none */
    BedrockGuardrail(Supplier<BedrockRuntimeClient> bedrock, String id, String version) {
        this.bedrock = bedrock;
        this.id = id;
        this.version = version;
    }

    /** Why the question is not put; empty when it may be. */
    Optional<String> onQuestion(String question) {
        return intervenes(question, GuardrailContentSource.INPUT)
                ? Optional.of("the guardrail " + id + " does not let this question pass")
                : Optional.empty();
    }

    /** The result, or in its place that it is withheld. */
    ToolResult onResult(ToolResult result) {
        return intervenes(result.content().toString(), GuardrailContentSource.INPUT)
                ? new ToolResult(
                        result.id(),
                        Json.object()
                                .put("code", "GUARDRAIL")
                                .put("message", "the guardrail " + id + " withholds this result")
                                .put("hint", "ask for counts instead of texts"),
                        true)
                : result;
    }

    /** Withdraws an answer that may not be shown. */
    void onAnswer(Investigation investigation) {
        boolean withheld = investigation
                .finish()
                .filter(finish -> intervenes(Json.text(finish), GuardrailContentSource.OUTPUT))
                .isPresent();
        if (withheld) {
            investigation.finish(new Finish("The guardrail " + id + " withholds the answer.", List.of(), List.of()));
        }
    }

    private boolean intervenes(String text, GuardrailContentSource source) {
        if (id.isEmpty()) {
            return false;
        }
        for (int from = 0; from < text.length(); from += MOST_CHARACTERS) {
            String part = text.substring(from, Math.min(text.length(), from + MOST_CHARACTERS));
            ApplyGuardrailResponse said = bedrock.get().applyGuardrail(apply -> apply.guardrailIdentifier(id)
                    .guardrailVersion(version)
                    .source(source)
                    .content(GuardrailContentBlock.fromText(block -> block.text(part))));
            if (said.action() == GuardrailAction.GUARDRAIL_INTERVENED) {
                return true;
            }
        }
        return false;
    }
}
