package routes.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import routes.deadletters.Receipt;
import routes.deadletters.S3Receipts;

/** Waits for the receipt of a replay, as long as something goes on. */
final class Receipts {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long POLL_NANOS = 200_000_000L;

    private final S3Receipts receipts;

    Receipts(S3Receipts receipts) {
        this.receipts = receipts;
    }

    /** The finished receipt; the last unfinished one, or null when there is none, after 90 s in which nothing changed. */
    @Nullable
    Receipt await(String id) {
        Receipt last = null;
        Instant changed = Instant.now();
        while (Duration.between(changed, Instant.now()).compareTo(PATIENCE) < 0) {
            Receipt now = receipts.of(id).orElse(null);
            if (now != null && now.hasEnded()) {
                return now;
            }
            if (now != null && !now.equals(last)) {
                last = now;
                changed = Instant.now();
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return last;
    }
}
