package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one CloudTrail event is worth to a reviewer who knows a few rules by heart.
 *
 * @param score 0 to 9
 */
record EventRisk(String eventId, int score, String category, String what) {
    /** The first that fits counts. */
    private static final List<Rule> RULES = List.of(
            rule("StartSession|ResumeSession|ConsoleLogin", "", 4, "access"),
            rule(
                    "StopLogging|DeleteTrail|UpdateTrail|PutEventSelectors|DeleteFlowLogs|DeleteDetector",
                    "",
                    9,
                    "logging"),
            rule("AuthorizeSecurityGroup\\w+|ModifySnapshotAttribute|\\w*PublicAccess\\w*", "", 6, "network"),
            rule("PutBucket(Policy|Acl)", "", 6, "data"),
            rule("Create(User|AccessKey|LoginProfile)", "iam.", 7, "credentials"),
            rule("Attach\\w*Policy|Put\\w*Policy|UpdateAssumeRolePolicy", "iam.", 7, "permissions"),
            rule("(Create|Delete|Put|Attach|Detach|Update|Add|Remove)\\w+", "iam.", 6, "permissions"),
            rule("GetSecretValue|BatchGetSecretValue", "", 3, "credentials"),
            rule("(Delete|Terminate|Purge)\\w+", "", 4, "data"),
            rule("(Create|Put|Attach|Detach|Update|Add|Remove)\\w+", "", 2, "other"),
            rule(".*", "", 0, "none"));

    private static final int ROOT = 7;
    private static final int DENIED = 5;
    private static final int FAILED = 4;

    /** What events of a name are worth. */
    private record Rule(Pattern name, String source, int score, String category) {
        boolean fits(ObjectNode event) {
            return name.matcher(first(event, "eventname")).matches()
                    && first(event, "eventsource").startsWith(source);
        }
    }

    private static Rule rule(String name, String source, int score, String category) {
        return new Rule(Pattern.compile(name), source, score, category);
    }

    /** Empty when the object is no event. */
    static Optional<EventRisk> of(ObjectNode object) {
        String id = first(object, "eventid");
        if (id.isEmpty()) {
            return Optional.empty();
        }

        String who = who(object);
        Rule rule = RULES.stream().filter(one -> one.fits(object)).findFirst().orElseThrow();
        EventRisk plain = new EventRisk(id, rule.score(), rule.category(), first(object, "eventname") + " by " + who);
        return Optional.of(plain.raisedBy(first(object, "errorcode"), isRoot(object, who)));
    }

    private EventRisk raisedBy(String error, boolean root) {
        if (root && score < ROOT) {
            return new EventRisk(eventId, ROOT, "access", what + " (root)");
        }
        if (!error.isEmpty() && score < DENIED) {
            int raised = error.contains("Denied") ? DENIED : FAILED;
            return new EventRisk(eventId, raised, "errors", what + " failed with " + error);
        }
        return this;
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
