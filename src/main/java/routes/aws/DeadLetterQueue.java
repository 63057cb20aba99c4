package routes.aws;

/**
 * A queue of dead letters; names are without the lake's prefix.
 *
 * @param name e.g. {@code cloudtrail-dead} or {@code aggregate-dead.fifo}
 * @param origin the queue whose messages end here: {@code cloudtrail-events}, {@code aggregate.fifo}
 * @param owner {@code cloudtrail}, {@code aggregate}
 */
public record DeadLetterQueue(String name, String origin, String owner) {
    private static final String FIFO = ".fifo";

    private static final String EVENTS = "-events";

    static DeadLetterQueue ofSource(String source) {
        return new DeadLetterQueue(source + "-dead", source + EVENTS, source);
    }

    static DeadLetterQueue ofWork(String origin) {
        String owner = origin.replace(FIFO, "");
        return new DeadLetterQueue(owner + "-dead" + origin.substring(owner.length()), origin, owner);
    }

    public boolean isFifo() {
        return name.endsWith(FIFO);
    }

    /** Whether its letters are S3 events of one source; otherwise they are work of the lake, on any source. */
    public boolean isOfSource() {
        return origin.endsWith(EVENTS);
    }
}
