package routes.batch;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the events of one record have in common, besides their time. */
public enum By {
    /** Who asked. */
    USER(List.of("sessioncontext_sourceidentity", "useridentity_arn", "useridentity_invokedby", "useridentity_type")),
    /** Which service was asked. */
    SERVICE(List.of("eventsource"));

    private final List<String> columns;

    By(List<String> columns) {
        this.columns = columns;
    }

    /** The first of its columns that tells something. */
    String of(Event event) {
        return columns.stream()
                .map(event.cells()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("nobody named");
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
