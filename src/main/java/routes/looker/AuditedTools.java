package routes.looker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Uses of tools, each of which is written down with what became of it before anybody hears of it. */
final class AuditedTools {
    private final Tools tools;
    private final BedrockGuardrail guardrail;
    private final Audit audit;

    AuditedTools(Tools tools, BedrockGuardrail guardrail, Audit audit) {
        this.tools = tools;
        this.guardrail = guardrail;
        this.audit = audit;
    }

    /** What the tool says, or why it was refused: code, message and hint. */
    ToolResult use(Investigation investigation, ToolUse use) {
        long before = investigation.results().size();
        JsonNode input = use.input();
        AuditRow row =
                audit.row(investigation, use).with("sql", text(input, "sql")).with("text", text(input, "why"));
        try {
            JsonNode said = tools.use(investigation, use.name(), input);
            row = row.with("verdict", "accepted");
            List<QueryResult> results = investigation.results();
            audit.write(investigation, results.size() > before ? result(row, results.get(results.size() - 1)) : row);
            return guardrail.onResult(new ToolResult(use.id(), said, false));
        } catch (ToolRefused refused) {
            audit.write(investigation, row.with("verdict", "refused").with("code", refused.code()));
            return new ToolResult(use.id(), said(refused), true);
        }
    }

    private static AuditRow result(AuditRow row, QueryResult result) {
        return row.with("query", result.id())
                .with("executionid", result.executionId())
                .with("bytesestimated", result.estimatedBytes())
                .with("bytesscanned", result.scannedBytes())
                .with("rowsreturned", result.rows().size())
                .with("resulthash", result.contentHash());
    }

    private static JsonNode said(ToolRefused refused) {
        return Json.object()
                .put("code", refused.code())
                .put("message", refused.text())
                .put("hint", refused.hint());
    }

    private static @Nullable String text(JsonNode input, String member) {
        String text = input.path(member).asText("");
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), Question.MAX_LENGTH));
    }
}
