package routes.batch;

import java.util.List;
import java.util.Objects;

/** A rated record that is worth a look. */
public record Finding(
        String recordId, int risk, String category, String who, String since, String why, List<String> eventIds) {

    static Finding of(Row row) {
        return new Finding(
                Objects.requireNonNull(row.recordid()),
                Objects.requireNonNull(row.risk()),
                Objects.requireNonNull(row.category()),
                Objects.requireNonNull(row.who()),
                Objects.requireNonNull(row.since()),
                Objects.requireNonNull(row.why()),
                row.eventids());
    }
}
