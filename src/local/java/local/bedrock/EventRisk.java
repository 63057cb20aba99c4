package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one CloudTrail event is worth to a reviewer who knows a few rules by heart.
 *
 * @param score 0 to 9
 */
record EventRisk(String eventId, int score, String category, String what) {
    private static final Pattern TAMPERING =
            Pattern.compile("StopLogging|DeleteTrail|UpdateTrail|PutEventSelectors|DeleteFlowLogs|DeleteDetector");
    private static final Pattern CREDENTIALS = Pattern.compile(
            "Create(User|AccessKey|LoginProfile)|Attach\\w*Policy|Put\\w*Policy|UpdateAssumeRolePolicy");
    private static final Pattern CHANGE = Pattern.compile("(Create|Delete|Put|Attach|Detach|Update|Add|Remove)\\w+");
    private static final Pattern EXPOSURE = Pattern.compile(
            "AuthorizeSecurityGroup\\w+|PutBucket(Policy|Acl)|ModifySnapshotAttribute|\\w*PublicAccess\\w*");
    private static final Pattern SESSION = Pattern.compile("StartSession|ResumeSession|ConsoleLogin");
    private static final Pattern DELETION = Pattern.compile("(Delete|Terminate|Purge)\\w+");

    /** Empty when the object is no event. */
    static Optional<EventRisk> of(ObjectNode object) {
        String id = first(object, "eventid");
        if (id.isEmpty()) {
            return Optional.empty();
        }

        String name = first(object, "eventname");
        String who = who(object);
        String error = first(object, "errorcode");
        int score = 0;
        String category = "routine";
        if (SESSION.matcher(name).matches()) {
            score = 4;
            category = "session";
        } else if (TAMPERING.matcher(name).matches()) {
            score = 9;
            category = "logging";
        } else if (EXPOSURE.matcher(name).matches()) {
            score = 6;
            category = "exposure";
        } else if (isIam(object) && CHANGE.matcher(name).matches()) {
            score = CREDENTIALS.matcher(name).matches() ? 7 : 6;
            category = "iam-change";
        } else if (DELETION.matcher(name).matches()) {
            score = 4;
            category = "deletion";
        } else if (CHANGE.matcher(name).matches()) {
            score = 2;
            category = "change";
        }
        return Optional.of(
                new EventRisk(id, score, category, name + " by " + who).raisedBy(error, isRoot(object, who)));
    }

    private EventRisk raisedBy(String error, boolean root) {
        if (root && score < 7) {
            return new EventRisk(eventId, 7, "root", what + " (root)");
        }
        if (!error.isEmpty() && score < 5) {
            return new EventRisk(eventId, error.contains("Denied") ? 5 : 4, "error", what + " failed with " + error);
        }
        return this;
    }

    private static boolean isIam(ObjectNode object) {
        return first(object, "eventsource").startsWith("iam.");
    }

    private static boolean isRoot(ObjectNode object, String who) {
        return who.endsWith(":root")
                || who.equals("root")
                || first(object, "useridentitytype").equalsIgnoreCase("root")
                || object.path("useridentity").path("type").asText().equalsIgnoreCase("root");
    }

    private static String who(ObjectNode object) {
        JsonNode identity = object.path("useridentity");
        for (String name : new String[] {"arn", "userName", "type"}) {
            if (identity.hasNonNull(name)) {
                return identity.path(name).asText();
            }
        }
        String flat = first(object, "useridentityarn", "principal", "useridentityusername", "user", "who", "actor");
        return flat.isEmpty() ? "an unnamed principal" : flat.replace("⟦", "").replace("⟧", "");
    }

    private static String first(ObjectNode object, String... names) {
        for (String name : names) {
            String value = object.path(name).asText("").replace("⟦", "").replace("⟧", "");
            if (!value.isEmpty() && !value.toLowerCase(Locale.ROOT).equals("null")) {
                return value;
            }
        }
        return "";
    }
}
