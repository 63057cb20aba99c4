package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import local.endpoint.Json;
import local.endpoint.RestAnswer;
import local.endpoint.RestCall;
import local.endpoint.RestOperation;

/** ApplyGuardrail with one policy for every guardrail id: text that gives orders is blocked, keys and passwords are masked. */
final class Guardrail {
    private static final Pattern ATTACK = Pattern.compile(
            "(?is)(ignore|disregard|forget|override)\\b.{0,30}\\b(previous|prior|above|all|your|earlier)\\b.{0,30}\\b(instruction|prompt|rule|guideline|direction)"
                    + "|(print|reveal|show|repeat|leak)\\b.{0,30}\\b(system|hidden|initial)\\s+prompt"
                    + "|you are now\\b|pretend (to be|you are)|developer mode|\\bjailbreak\\b|\\bDAN\\b mode"
                    + "|(new|updated|urgent)\\s+(system\\s+)?instructions?\\s*:|<\\|?(im_start|system)\\|?>|\\[/?INST\\]");
    private static final Map<String, Pattern> SECRETS = secrets();
    private static final int UNIT = 1_000;

    private static Map<String, Pattern> secrets() {
        Map<String, Pattern> secrets = new LinkedHashMap<>();
        secrets.put("AWS_ACCESS_KEY", Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"));
        secrets.put(
                "AWS_SECRET_KEY",
                Pattern.compile("(?i)(?<=secret.{0,30}[\\s:=\"'])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])"));
        secrets.put("PASSWORD", Pattern.compile("(?i)(?<=\\bpassw(or)?d\\s?[:=]\\s?[\"']?)[^\\s\"']{4,}"));
        return secrets;
    }

    List<RestOperation> all() {
        return List.of(new RestOperation("POST", "/guardrail/{id}/version/{version}/apply", this::apply));
    }

    private RestAnswer apply(RestCall call) {
        ObjectNode body = call.json();
        String source = body.path("source").asText();
        if (!source.equals("INPUT") && !source.equals("OUTPUT")) {
            throw Errors.invalid("source must be INPUT or OUTPUT.");
        }
        ObjectNode answer = Json.object();
        Findings findings = new Findings();
        body.path("content")
                .forEach(content -> findings.look(content.path("text").path("text"), source));
        answer.set("usage", findings.usage());
        answer.put("action", findings.any() ? "GUARDRAIL_INTERVENED" : "NONE");
        if (findings.any()) {
            answer.put("actionReason", findings.attacks > 0 ? "Guardrail blocked." : "Guardrail masked.");
        }
        answer.set("outputs", findings.outputs());
        answer.putArray("assessments").add(findings.assessment());
        return RestAnswer.of(answer);
    }

    /** What was found in the texts of one call. */
    private static final class Findings {
        private final ArrayNode masked = Json.MAPPER.createArrayNode();
        private final ArrayNode entities = Json.MAPPER.createArrayNode();
        private int attacks;
        private int characters;

        void look(JsonNode content, String source) {
            String text = content.asText();
            characters += text.length();
            // As on AWS, an order is an attack in what goes in only.
            if (source.equals("INPUT") && ATTACK.matcher(text).find()) {
                attacks++;
            }
            for (Map.Entry<String, Pattern> secret : SECRETS.entrySet()) {
                secret.getValue().matcher(text).results().forEach(match -> entities.addObject()
                        .put("match", match.group())
                        .put("type", secret.getKey())
                        .put("action", "ANONYMIZED")
                        .put("detected", true));
                text = secret.getValue().matcher(text).replaceAll("{" + secret.getKey() + "}");
            }
            masked.addObject().put("text", text);
        }

        boolean any() {
            return attacks > 0 || !entities.isEmpty();
        }

        ArrayNode outputs() {
            ArrayNode outputs = Json.MAPPER.createArrayNode();
            if (attacks > 0) {
                outputs.addObject().put("text", "Sorry, this content was blocked.");
                return outputs;
            }
            return any() ? masked : outputs;
        }

        ObjectNode usage() {
            int units = (characters + UNIT - 1) / UNIT;
            return Json.object()
                    .put("topicPolicyUnits", 0)
                    .put("contentPolicyUnits", units)
                    .put("wordPolicyUnits", 0)
                    .put("sensitiveInformationPolicyUnits", units)
                    .put("sensitiveInformationPolicyFreeUnits", units)
                    .put("contextualGroundingPolicyUnits", 0);
        }

        ObjectNode assessment() {
            ObjectNode assessment = Json.object();
            if (attacks > 0) {
                assessment
                        .putObject("contentPolicy")
                        .putArray("filters")
                        .addObject()
                        .put("type", "PROMPT_ATTACK")
                        .put("confidence", "HIGH")
                        .put("filterStrength", "HIGH")
                        .put("action", "BLOCKED")
                        .put("detected", true);
            }
            if (!entities.isEmpty()) {
                ObjectNode policy = assessment.putObject("sensitiveInformationPolicy");
                policy.set("piiEntities", entities);
                policy.putArray("regexes");
            }
            ObjectNode metrics = assessment.putObject("invocationMetrics").put("guardrailProcessingLatency", 1);
            metrics.set("usage", usage());
            metrics.putObject("guardrailCoverage")
                    .putObject("textCharacters")
                    .put("guarded", characters)
                    .put("total", characters);
            return assessment;
        }
    }
}
