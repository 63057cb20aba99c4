package routes.completeness;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import routes.ledger.S3Ledger;

/** Writes down what each look found, in the ledger's source {@value #SOURCE}. */
public final class Results {
    static final String SOURCE = "completeness";

    private final S3Ledger ledger;
    private final Clock clock;

    public Results(S3Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Returns when a row for each of {@code reports} is durable. */
    public void put(List<Report> reports) {
        Instant now = clock.instant();
        String name = UUID.randomUUID().toString();
        ledger.put(
                SOURCE,
                now,
                name,
                IntStream.range(0, reports.size())
                        .mapToObj(n -> Result.of(name + "/" + n, now, reports.get(n)))
                        .toList());
    }
}
