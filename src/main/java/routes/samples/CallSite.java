package routes.samples;

import java.time.Instant;
import java.util.Map;

/**
 * Where and when a call is made.
 *
 * @param habit below 100: what the calls of one file have in common, as one machine makes most of them
 */
record CallSite(String account, String region, Instant time, Dice dice, int habit) {
    TrailRecord call(String service, String name) {
        return new TrailRecord(account, region, time, dice, service, name);
    }

    /** What STS hands out; the secret itself is never logged. */
    Map<String, Object> credentials(String role, String session) {
        return Json.object(
                "credentials",
                Json.object(
                        "accessKeyId", "ASIA" + dice.upper(16),
                        "sessionToken", "IQoJb3JpZ2luX2VjE" + dice.mixed(64) + "==",
                        "expiration", time.plusSeconds(3600).toString()),
                "assumedRoleUser",
                Json.object(
                        "assumedRoleId", Identity.principal(account, role) + ":" + session,
                        "arn", "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session));
    }
}
