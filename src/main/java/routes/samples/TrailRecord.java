package routes.samples;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One CloudTrail record in the making; {@link #json} has its parts in AWS's order. */
final class TrailRecord {
    private final String account;
    private final String region;
    private final Instant time;
    private final Dice dice;
    private final String service;
    private final String name;
    private Map<String, Object> identity = Json.object();
    private String address = "AWS Internal";
    private String agent = "AWS Internal";
    private String eventType = "AwsApiCall";
    private String category = "Management";
    private boolean readOnly;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;
    private @Nullable Map<String, Object> request;
    private @Nullable Map<String, Object> response;
    private @Nullable Map<String, Object> additional;
    private @Nullable List<Map<String, Object>> resources;
    private @Nullable String shared;
    private @Nullable UUID requestId;

    TrailRecord(String account, String region, Instant time, Dice dice, String service, String name) {
        this.account = account;
        this.region = region;
        this.time = time;
        this.dice = dice;
        this.service = service;
        this.name = name;
    }

    TrailRecord by(Map<String, Object> caller, String from, String with) {
        identity = caller;
        address = from;
        agent = with;
        return this;
    }

    TrailRecord reading() {
        readOnly = true;
        return this;
    }

    TrailRecord asked(Map<String, Object> parameters) {
        request = parameters;
        return this;
    }

    TrailRecord answered(Map<String, Object> elements) {
        response = elements;
        return this;
    }

    /** A call that failed has no answer. */
    TrailRecord failed(String code, String message) {
        errorCode = code;
        errorMessage = message;
        response = null;
        return this;
    }

    TrailRecord adding(Map<String, Object> data) {
        additional = data;
        return this;
    }

    TrailRecord on(List<Map<String, Object>> things) {
        resources = things;
        return this;
    }

    TrailRecord ofType(String type) {
        eventType = type;
        return this;
    }

    TrailRecord asDataEvent() {
        category = "Data";
        return this;
    }

    /** The same call is told to another account, too, under another event id. */
    TrailRecord sharedAs(String id) {
        shared = id;
        return this;
    }

    /** Another log knows the request by this id. */
    TrailRecord requestedAs(UUID id) {
        requestId = id;
        return this;
    }

    Map<String, Object> json() {
        Map<String, Object> json = Json.object(
                "eventVersion", "1.11",
                "userIdentity", identity,
                "eventTime", time.toString(),
                "eventSource", service + ".amazonaws.com",
                "eventName", name,
                "awsRegion", region,
                "sourceIPAddress", address,
                "userAgent", agent);
        put(json, "errorCode", errorCode);
        put(json, "errorMessage", errorMessage);
        json.putAll(Json.object("requestParameters", request, "responseElements", response));
        put(json, "additionalEventData", additional);
        json.put("requestID", requestId == null ? dice.uuid() : requestId);
        json.put("eventID", dice.uuid());
        json.put("readOnly", readOnly);
        put(json, "resources", resources);
        json.put("eventType", eventType);
        json.put("managementEvent", category.equals("Management"));
        json.put("recipientAccountId", account);
        put(json, "sharedEventID", shared);
        json.put("eventCategory", category);
        put(json, "tlsDetails", tls());
        return json;
    }

    /** Calls between AWS services do not tell theirs. */
    private @Nullable Map<String, Object> tls() {
        return agent.equals("AWS Internal")
                ? null
                : Json.object(
                        "tlsVersion", "TLSv1.3",
                        "cipherSuite", "TLS_AES_128_GCM_SHA256",
                        "clientProvidedHostHeader", service + "." + region + ".amazonaws.com");
    }

    private static void put(Map<String, Object> json, String field, @Nullable Object value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
