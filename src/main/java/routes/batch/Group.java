package routes.batch;

import java.time.Instant;
import java.util.List;

/**
 * The events of one record.
 *
 * @param recordId eleven letters and digits, unique within the run
 * @param name who asked, or the service that was asked
 * @param from when the span of time began in which all of them lie
 */
record Group(String recordId, String name, Instant from, List<Event> events) {
    List<String> eventIds() {
        return events.stream().map(Event::id).toList();
    }
}
