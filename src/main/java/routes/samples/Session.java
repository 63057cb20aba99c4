package routes.samples;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A Session Manager session: who typed what, where and when.
 *
 * @param id as AWS names it: who, a dash, 17 hex digits
 * @param typed one log event each, {@code pause} seconds apart
 */
record Session(
        String id,
        String person,
        String role,
        String account,
        String region,
        String instance,
        Instant start,
        int pause,
        List<String> typed) {
    static final String LOG_GROUP = "/aws/ssm/sessions";

    /** What the lake joins by: the id behind its last dash. */
    String key() {
        return id.substring(id.lastIndexOf('-') + 1);
    }

    String arn() {
        return "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + person;
    }

    Instant timeOf(int typedNumber) {
        return start.plusSeconds((typedNumber + 1L) * pause);
    }

    Map<String, Object> identity() {
        return Identity.role(account, role, person, person, start.minusSeconds(600));
    }

    /** The message of one log event, as the agent on the instance sends it. */
    String message(int typedNumber, Dice dice) {
        return Json.text(Json.object(
                "eventVersion", "1.0",
                "eventTime", timeOf(typedNumber).toString(),
                "awsRegion", region,
                "target", Json.object("id", instance),
                "userIdentity", Json.object("arn", arn()),
                "runAsUser", "ssm-user",
                "sessionId", id,
                "eventId", dice.uuid(),
                "sessionData", typed.get(typedNumber).lines().toList()));
    }
}
