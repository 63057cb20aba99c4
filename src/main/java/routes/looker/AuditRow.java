package routes.looker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import routes.aws.Digests;

/**
 * One step of Looker: a value for some of {@link #COLUMNS}, as {@code tables/looker.yaml} names them. It holds no rows of other
 * tables, only their number and hash.
 */
final class AuditRow {
    /** All but the two hashes, in the order in which they are hashed. */
    static final List<String> COLUMNS = List.of(
            "investigation",
            "seq",
            "time",
            "turn",
            "kind",
            "person",
            "role",
            "model",
            "requestid",
            "tool",
            "tooluseid",
            "text",
            "query",
            "sql",
            "verdict",
            "code",
            "executionid",
            "bytesestimated",
            "bytesscanned",
            "rowsreturned",
            "resulthash",
            "tokensin",
            "tokensout",
            "tokenscached",
            "usd");

    static final String PREVIOUS = "previoushash";
    static final String HASH = "hash";

    private static final int CENTS_OF_CENTS = 6;
    private static final DateTimeFormatter ATHENA = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS]");

    private final Map<String, Object> values;

    private AuditRow(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** A step of this kind: {@code question, model_call, tool, answer, error}. */
    static AuditRow of(Investigation investigation, Instant time, String kind) {
        return new AuditRow(new LinkedHashMap<>())
                .with("investigation", investigation.id())
                .with("time", time.truncatedTo(ChronoUnit.MILLIS))
                .with("turn", investigation.spent().turns())
                .with("kind", kind)
                .with("person", investigation.question().person())
                .with("role", investigation.question().role());
    }

    /** A row of the table as Athena returned it: cells in the order of the columns, then the two hashes. */
    static AuditRow of(List<@Nullable String> cells) {
        AuditRow row = new AuditRow(new LinkedHashMap<>());
        for (int column = 0; column < COLUMNS.size(); column++) {
            row = row.with(COLUMNS.get(column), cells.get(column));
        }
        return row.with(PREVIOUS, cells.get(COLUMNS.size())).with(HASH, cells.get(COLUMNS.size() + 1));
    }

    /** A row as it was written. */
    @JsonCreator
    static AuditRow ofJson(Map<String, Object> json) {
        return new AuditRow(new LinkedHashMap<>(json));
    }

    /** The same with one more value; null leaves it out. */
    AuditRow with(String column, @Nullable Object value) {
        if (!COLUMNS.contains(column) && !column.equals(PREVIOUS) && !column.equals(HASH)) {
            throw new IllegalArgumentException(column);
        }
        Map<String, Object> more = new LinkedHashMap<>(values);
        if (value != null) {
            more.put(column, value);
        }
        return new AuditRow(more);
    }

    /** The same as the next of a chain. */
    AuditRow after(AuditChain.Head head) {
        AuditRow numbered = with("seq", head.seq() + 1).with(PREVIOUS, head.hash());
        return numbered.with(HASH, numbered.ownHash());
    }

    /** What the hash of this row has to be. */
    String ownHash() {
        StringBuilder text = new StringBuilder(text(PREVIOUS));
        for (String column : COLUMNS) {
            text.append('\n').append(column).append('=').append(Json.text(canonical(column)));
        }
        return Digests.sha256(text.toString());
    }

    /** The value as text; empty when there is none. */
    String text(String column) {
        return String.valueOf(values.getOrDefault(column, ""));
    }

    int seq() {
        return Integer.parseInt(text("seq"));
    }

    @JsonValue
    Map<String, Object> values() {
        return values;
    }

    /** The same text for a value that was just made and for one that Athena returned. */
    private String canonical(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return text;
        }
        return switch (column) {
            case "usd" ->
                new BigDecimal(text)
                        .setScale(CENTS_OF_CENTS, RoundingMode.HALF_EVEN)
                        .toPlainString();
            case "time" ->
                (text.endsWith("Z")
                                ? Instant.parse(text)
                                : LocalDateTime.parse(text, ATHENA).toInstant(ZoneOffset.UTC))
                        .toString();
            default -> text;
        };
    }
}
