package routes.batch;

/** It is not done, and nothing was uploaded; the message says why, with the figure, and what to do. */
public final class BatchRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BatchRefused(String why) {
        super(why);
    }
}
