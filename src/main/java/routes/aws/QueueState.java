package routes.aws;

import java.time.Duration;

/**
 * How a queue is.
 *
 * @param waiting messages to be taken
 * @param inFlight messages taken, not acknowledged yet
 * @param delayed messages not to be taken yet
 * @param retention how long it keeps a message
 * @param redrive the policy by which messages go to a dead letter queue, as JSON; empty when there is none
 */
public record QueueState(int waiting, int inFlight, int delayed, Duration retention, String redrive) {
    /** All messages, in anyone's hand or not. */
    public int messages() {
        return waiting + inFlight + delayed;
    }
}
