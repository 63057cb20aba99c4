package routes.switches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import routes.manifest.EventDay;
import routes.manifest.Unit;
import routes.placement.Placement;
import routes.tables.Sources;

/**
 * A message that waits because its table is paused.
 *
 * @param table that it works on
 * @param queue that it came from, without prefix
 * @param group of its message there
 * @param message its body
 */
public record Held(String table, String queue, String group, String message) {
    static final String PASSES = "aggregate.fifo";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param body a placement, unit or event day, as the routes of their queues know it */
    static Held of(Object body, Sources sources) {
        if (body instanceof Placement placement) {
            return new Held(placement.table(), "placements.fifo", placement.table(), json(body));
        }
        if (body instanceof Unit unit) {
            return new Held(sources.source(unit.source()).readready().name(), PASSES, unit.toString(), json(body));
        }
        if (body instanceof EventDay day) {
            return new Held(day.table(), "seal.fifo", day.toString(), json(body));
        }
        throw new IllegalArgumentException(body + " is no work on a table");
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
