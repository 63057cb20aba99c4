package routes.switches;

import java.time.Instant;
import java.util.List;
import routes.tables.Sources;

/** What the switches file says. */
public record Switches(List<Switch> list) {
    public Switches {
        list = List.copyOf(list);
    }

    /** What of it is in force at a time. */
    public Off at(Instant now, Sources sources) {
        return new Off(list.stream().filter(one -> one.holdsAt(now)).toList(), sources);
    }
}
