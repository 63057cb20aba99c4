package routes.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the objects of one message, gathered while it is under way. Its parts may end in different threads. */
public final class Fates {
    private final String source;
    private final List<Fate> fates = new ArrayList<>();
    private final List<Runnable> whenLost = new ArrayList<>();
    private @Nullable Exception failure;

    public Fates(String source) {
        this.source = source;
    }

    public String source() {
        return source;
    }

    public synchronized void add(Fate fate) {
        fates.add(fate);
    }

    public synchronized List<Fate> all() {
        return List.copyOf(fates);
    }

    /** A part of the message could not be done and is to come again. */
    public synchronized void failed(Exception why) {
        if (failure == null) {
            failure = why;
        }
    }

    public synchronized Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** What is to be undone when the fates could not be written down. */
    public synchronized void whenLost(Runnable undo) {
        whenLost.add(undo);
    }

    /** The fates could not be written down: the message comes again, and nothing of it was seen before. */
    public synchronized void lost() {
        whenLost.forEach(Runnable::run);
    }
}
