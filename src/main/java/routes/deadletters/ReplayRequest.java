package routes.deadletters;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;

/**
 * Asks for letters to be sent back; null chooses all.
 *
 * @param id of this request and of its receipt
 * @param by who asks
 * @param at when; what becomes a dead letter later is not meant
 * @param max letters to send, null for all
 * @param ratePerSecond letters a second
 */
public record ReplayRequest(
        String id,
        String by,
        Instant at,
        @Nullable String source,
        @Nullable String reason,
        @Nullable String account,
        @Nullable Integer max,
        int ratePerSecond) {

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9-]{1,64}");

    public ReplayRequest {
        if (id == null || !ID.matcher(id).matches() || at == null || ratePerSecond < 1 || max != null && max < 0) {
            throw new LakeException(
                    Reason.UNREADABLE_EVENT,
                    "not a replay request: it needs an id of letters, digits and dashes, the time at, and a ratePerSecond of"
                            + " at least 1; send it by ./loglake replay");
        }
    }

    /** The most letters to send. */
    int most() {
        return max == null ? Integer.MAX_VALUE : max;
    }

    /** Whether {@code letter} is among the chosen. */
    public boolean chooses(Letter letter) {
        return (source == null || source.equals(letter.source()))
                && (reason == null || reason.equals(letter.reason()))
                && (account == null || letter.accounts().contains(account))
                && !letter.since().isAfter(at);
    }
}
