package routes.samples;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who called, as CloudTrail's userIdentity says it. */
final class Identity {
    private Identity() {}

    static Map<String, Object> user(String account, String name) {
        return Json.object(
                "type",
                "IAMUser",
                "principalId",
                "AIDA" + Dice.of(0, account + name, 0).upper(16),
                "arn",
                "arn:aws:iam::" + account + ":user/" + name,
                "accountId",
                account,
                "accessKeyId",
                "AKIA" + Dice.of(0, account + name, 1).upper(16),
                "userName",
                name);
    }

    static Map<String, Object> root(String account) {
        return Json.object(
                "type",
                "Root",
                "principalId",
                account,
                "arn",
                "arn:aws:iam::" + account + ":root",
                "accountId",
                account);
    }

    /** @param person who is behind the role: its session's source identity; null where none was set */
    static Map<String, Object> role(
            String account, String role, String session, @Nullable String person, Instant since) {
        String principal = principal(account, role);
        Map<String, Object> context = Json.object(
                "sessionIssuer",
                Json.object(
                        "type", "Role",
                        "principalId", principal,
                        "arn", "arn:aws:iam::" + account + ":role/" + role,
                        "accountId", account,
                        "userName", role),
                "attributes",
                Json.object("creationDate", since.toString(), "mfaAuthenticated", person == null ? "false" : "true"));
        if (person != null) {
            context.put("sourceIdentity", person);
        }
        return Json.object(
                "type",
                "AssumedRole",
                "principalId",
                principal + ":" + session,
                "arn",
                "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session,
                "accountId",
                account,
                "accessKeyId",
                "ASIA"
                        + Dice.of(since.getEpochSecond() / 3600, account + session, 1)
                                .upper(16),
                "sessionContext",
                context);
    }

    /** A role keeps its principal id; the keys of a session change by the hour. */
    static String principal(String account, String role) {
        return "AROA" + Dice.of(0, account + role, 0).upper(16);
    }

    static Map<String, Object> service(String host) {
        return Json.object("type", "AWSService", "invokedBy", host);
    }

    static Map<String, Object> federated(String provider, String person, Dice dice) {
        return Json.object(
                "type",
                "SAMLUser",
                "principalId",
                dice.mixed(27) + "=:" + person,
                "userName",
                person,
                "identityProvider",
                provider);
    }
}
