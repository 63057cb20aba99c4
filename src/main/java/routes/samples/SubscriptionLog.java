package routes.samples;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** CloudWatch Logs as a subscription hands them to Firehose. */
final class SubscriptionLog {
    static final String STREAM = "loglake-sessions";

    private SubscriptionLog() {}

    /** One document: several log events of one log stream. */
    static String document(Session session, List<Map<String, Object>> logEvents) {
        return Json.text(Json.object(
                "messageType",
                "DATA_MESSAGE",
                "owner",
                session.account(),
                "logGroup",
                Session.LOG_GROUP,
                "logStream",
                session.id(),
                "subscriptionFilters",
                List.of("to-log-lake"),
                "logEvents",
                logEvents));
    }

    static Map<String, Object> logEvent(Session session, int typedNumber, Dice dice) {
        return Json.object(
                "id", "3" + dice.digits(55),
                "timestamp", session.timeOf(typedNumber).toEpochMilli(),
                "message", session.message(typedNumber, dice));
    }

    /** CloudWatch asks now and then whether anybody listens. */
    static String control(Instant time) {
        return Json.text(Json.object(
                "messageType", "CONTROL_MESSAGE",
                "owner", "CloudwatchLogs",
                "logGroup", "",
                "logStream", "",
                "subscriptionFilters", List.of(),
                "logEvents",
                        List.of(Json.object(
                                "id", "",
                                "timestamp", time.toEpochMilli(),
                                "message", "CWL CONTROL MESSAGE: Checking health of destination Firehose."))));
    }

    /** gzip, but the key does not say so. */
    static String key(Instant delivered, Dice dice) {
        String folder = CloudTrailKey.utc("'session-logs'/yyyy/MM/dd/HH/").format(delivered);
        return folder + STREAM + CloudTrailKey.utc("'-1-'yyyy-MM-dd-HH-mm-ss-").format(delivered) + dice.uuid();
    }
}
