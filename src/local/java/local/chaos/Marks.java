package local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A queue as bad as queues can be: it repeats, reorders and hands out again; of what nobody promised to send, some is lost. */
final class Marks {
    /** How bad it is. */
    record Manners(double lost, double repeated, double handedOutTwice) {
        static final Manners GOOD = new Manners(0, 0, 0);
    }

    /**
     * A message.
     *
     * @param before how much was committed when it was handed out
     */
    record Mark(Work work, int before) {}

    private final Random random;
    private final List<Mark> waiting = new ArrayList<>();
    private final List<Mark> inFlight = new ArrayList<>();
    private Manners manners;

    Marks(Random random, Manners manners) {
        this.random = random;
        this.manners = manners;
    }

    void behave() {
        manners = Manners.GOOD;
    }

    /** Sent by S3, which may forget to. */
    void event(Work work) {
        if (random.nextDouble() >= manners.lost()) {
            send(work);
        }
    }

    /** Sent by a worker before it acknowledges; what waits already need not wait twice. */
    void send(Work work) {
        boolean waits = waiting.stream().anyMatch(mark -> mark.work().equals(work));
        if (!waits || random.nextDouble() < manners.repeated()) {
            waiting.add(new Mark(work, 0));
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty() && inFlight.isEmpty();
    }

    /** Any message whose group has none in flight, or seems to have none. */
    Optional<Mark> take(int committed) {
        boolean expired = random.nextDouble() < manners.handedOutTwice();
        List<Mark> ready = waiting.stream()
                .filter(mark -> expired || !isBlocked(mark.work().group()))
                .toList();
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        Mark chosen = ready.get(random.nextInt(ready.size()));
        waiting.remove(chosen);
        Mark taken = new Mark(chosen.work(), committed);
        inFlight.add(taken);
        return Optional.of(taken);
    }

    void acknowledge(Mark mark) {
        inFlight.remove(mark);
        if (random.nextDouble() < manners.repeated()) {
            waiting.add(mark);
        }
    }

    /** Its worker failed or died. */
    void comeAgain(Mark mark) {
        inFlight.remove(mark);
        waiting.add(mark);
    }

    private boolean isBlocked(String group) {
        return inFlight.stream().anyMatch(mark -> mark.work().group().equals(group));
    }

    @Override
    public String toString() {
        return waiting + " wait, " + inFlight + " are in flight";
    }
}
