package routes.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Selections of events that nobody caused. */
final class Selections {
    static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");

    private final List<Event> events = new ArrayList<>();

    /** @param second of the day */
    Selections add(String who, long second) {
        return add(who, second, "");
    }

    Selections add(String who, long second, String parameters) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("eventsource", "s3.amazonaws.com");
        cells.put("eventname", "PutObject");
        cells.put("useridentity_arn", who);
        cells.put("requestparameters", parameters);
        events.add(new Event("event-" + events.size(), MIDNIGHT.plusSeconds(second), cells));
        return this;
    }

    Selection by(By by) {
        Counts counts = new Counts(events.size(), 0, 0, events.size());
        return new Selection(request(by), counts, events);
    }

    static Request request(By by) {
        return new Request(
                20261120, by, "jane.doe", "auditor", "loglake.planner-v1", 10, Request.Want.ANALYSIS, line -> {});
    }
}
