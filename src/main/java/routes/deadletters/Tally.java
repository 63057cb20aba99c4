package routes.deadletters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import routes.deadletters.Receipt.Sent;

/** Counts what a replay does, on top of what it did before it was cut off. */
final class Tally {
    private static final int FIRST = 5;

    private final Receipt before;
    private final Map<Cause, Sent> causes = new TreeMap<>();
    private int chosen;
    private int heldElsewhere;

    Tally(Receipt before) {
        this.before = before;
        chosen = before.chosen();
        before.causes().forEach(sent -> causes.put(new Cause(sent.source(), sent.reason()), sent));
    }

    /** Whether the whole request was done already; its message came again. */
    boolean hasEnded() {
        return before.hasEnded();
    }

    Receipt before() {
        return before;
    }

    int chosen() {
        return chosen;
    }

    void chose(Collection<Letter> letters) {
        chosen += letters.size();
    }

    void sent(Letter letter) {
        Sent old = of(letter);
        List<String> first = new ArrayList<>(old.first());
        if (first.size() < FIRST) {
            first.add(letter.id());
        }
        causes.put(letter.cause(), new Sent(old.source(), old.reason(), old.sent() + 1, old.failed(), first));
    }

    void failed(Letter letter) {
        Sent old = of(letter);
        causes.put(letter.cause(), new Sent(old.source(), old.reason(), old.sent(), old.failed() + 1, old.first()));
    }

    void held(int letters) {
        heldElsewhere += letters;
    }

    Receipt receipt(@Nullable Instant finished) {
        return new Receipt(
                Receipt.FORMAT,
                before.request(),
                before.started(),
                finished,
                chosen,
                List.copyOf(causes.values()),
                heldElsewhere);
    }

    private Sent of(Letter letter) {
        return causes.getOrDefault(letter.cause(), new Sent(letter.source(), letter.reason(), 0, 0, List.of()));
    }
}
