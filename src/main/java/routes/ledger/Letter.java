package routes.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import routes.events.Fate;
import routes.events.S3EventNotifications;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.manifest.Unit;
import routes.observe.Decision;
import routes.placement.Placement;

/**
 * What a dead letter is about.
 *
 * @param source whose it is; the queue's name where the message does not tell
 * @param objects that it names; none when it cannot be read or is about a unit or partition
 * @param unit null when it names objects
 */
record Letter(
        String source, List<S3Object> objects, @Nullable String unit) {

    /**
     * @param queue of dead letters, e.g. {@code cloudtrail-dead}
     * @param object that was under way when it failed, if it was one
     * @param body of the message as it failed
     */
    static Letter of(String queue, @Nullable S3Object object, Object body) {
        String name = queue.replaceFirst("-dead(\\.fifo)?$", "");
        if (object != null) {
            return new Letter(name, List.of(object), null);
        }
        if (body instanceof Unit unit) {
            return new Letter(unit.source(), List.of(), unit.toString());
        }
        if (body instanceof Placement placement) {
            return new Letter(placement.source(), List.of(), Unit.of(placement).toString());
        }
        return new Letter(name, objects(body), null);
    }

    /** One for each object; one that names none when there is none. */
    List<Row> rows(Instant time, String reason, String filters, String pod) {
        if (objects.isEmpty()) {
            return List.of(Row.ofNoObject(time, source, Decision.DEAD, reason, filters, unit, pod));
        }
        return objects.stream()
                .map(object -> new Fate(object, Decision.DEAD, reason, null, null))
                .map(fate -> Row.of(time, source, fate, filters, pod))
                .toList();
    }

    private static List<S3Object> objects(Object body) {
        if (body instanceof Collection<?> several) {
            return several.stream()
                    .filter(S3Object.class::isInstance)
                    .map(S3Object.class::cast)
                    .toList();
        }
        try {
            return body instanceof String text ? S3EventNotifications.objects(text) : List.of();
        } catch (LakeException unreadable) {
            return List.of();
        }
    }
}
