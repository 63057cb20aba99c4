package routes.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay did, kept for good.
 *
 * @param format version of this document's shape
 * @param finished null as long as it goes on
 * @param chosen letters that it set out to send, the maximum of the request at most
 * @param heldElsewhere letters that it could not see, because another replay or command had them in its hand
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        int format,
        ReplayRequest request,
        Instant started,
        @Nullable Instant finished,
        int chosen,
        List<Sent> causes,
        int heldElsewhere) {
    static final int FORMAT = 1;

    /**
     * What became of the letters of one cause.
     *
     * @param failed could not be sent, or not be removed after it; they lie where they lay
     * @param first ids of the first few
     */
    public record Sent(String source, String reason, int sent, int failed, List<String> first) {
        public Sent {
            first = List.copyOf(first);
        }
    }

    public Receipt {
        causes = List.copyOf(causes);
    }

    public boolean hasEnded() {
        return finished != null;
    }

    public int sent() {
        return causes.stream().mapToInt(Sent::sent).sum();
    }

    public int failed() {
        return causes.stream().mapToInt(Sent::failed).sum();
    }
}
