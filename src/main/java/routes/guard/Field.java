package routes.guard;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A column that can be named at some place of a query.
 *
 * @param name in small letters; empty when it has none
 * @param qualifier by which its relation is called, e.g. database and table; empty when it has none
 * @param dayOf the tables whose partition column it is
 * @param legs it comes from
 * @param denied whether the role does not see it
 */
record Field(String name, List<String> qualifier, Set<TableRead> dayOf, Set<Leg> legs, boolean denied) {
    Field {
        name = name.toLowerCase(Locale.ROOT);
        qualifier = List.copyOf(qualifier);
        dayOf = Set.copyOf(dayOf);
        legs = Set.copyOf(legs);
    }

    /** A value that no rule cares for. */
    static Field plain(String name) {
        return new Field(name, List.of(), Set.of(), Set.of(), false);
    }

    Field called(String newName, String alias) {
        return new Field(newName, List.of(alias.toLowerCase(Locale.ROOT)), dayOf, legs, denied);
    }

    /** Whether {@code prefix} may stand before the name. */
    boolean isOf(List<String> prefix) {
        int from = qualifier.size() - prefix.size();
        return from >= 0 && qualifier.subList(from, qualifier.size()).equals(prefix);
    }
}
