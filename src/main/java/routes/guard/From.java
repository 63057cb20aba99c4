package routes.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a FROM offers.
 *
 * @param reads tables of the lake that it names itself, not within sub-queries
 * @param links pairs of legs of which a column of one equals a column of the other
 */
record From(List<Field> fields, List<TableRead> reads, List<Leg> legs, List<Link> links) {
    static final From NOTHING = new From(List.of(), List.of(), List.of(), List.of());

    /** Legs on the two sides of an equality. */
    record Link(Set<Leg> left, Set<Leg> right) {}

    /** The two side by side. */
    From with(From right, List<Field> joined, List<Link> more) {
        List<Link> all = new ArrayList<>(links);
        all.addAll(right.links);
        all.addAll(more);
        return new From(joined, both(reads, right.reads), both(legs, right.legs), all);
    }

    From offering(List<Field> others) {
        return new From(others, reads, legs, links);
    }

    static <T> List<T> both(List<T> left, List<T> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }
}
