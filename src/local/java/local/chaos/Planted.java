package local.chaos;

import java.util.function.UnaryOperator;

/** A bug put in on purpose, to see that it is found. */
public record Planted(FaultyClients.Plant plant, UnaryOperator<String> table) {
    /** The lake as it is. */
    public static final Planted NOTHING = new Planted(FaultyClients.Plant.NONE, UnaryOperator.identity());
}
