package routes.status;

import routes.aws.QueueState;

/**
 * Messages of one queue.
 *
 * @param waiting to be taken
 * @param inFlight taken, not acknowledged yet
 * @param delayed not to be taken yet
 */
public record Backlog(int waiting, int inFlight, int delayed) {
    static Backlog of(QueueState queue) {
        return new Backlog(queue.waiting(), queue.inFlight(), queue.delayed());
    }

    public int all() {
        return waiting + inFlight + delayed;
    }
}
