package routes.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What names of WITH stand for, at some place of a query. */
record Names(Map<String, Named> byName) {
    static final Names NONE = new Names(Map.of());

    /** @param reads tables of the lake that are read each time that the name is used */
    record Named(Output output, List<TableRead> reads) {}

    Names {
        byName = Map.copyOf(byName);
    }

    Names and(String name, Named named) {
        Map<String, Named> more = new LinkedHashMap<>(byName);
        more.put(name.toLowerCase(Locale.ROOT), named);
        return new Names(more);
    }

    Optional<Named> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }
}
