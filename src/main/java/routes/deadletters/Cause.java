package routes.deadletters;

import java.util.Comparator;

/** Why letters are dead: what is mended once helps all of them. */
public record Cause(String source, String reason) implements Comparable<Cause> {
    private static final Comparator<Cause> ORDER =
            Comparator.comparing(Cause::source).thenComparing(Cause::reason);

    @Override
    public int compareTo(Cause other) {
        return ORDER.compare(this, other);
    }
}
