package local.bedrock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import local.endpoint.Json;

/**
 * A batch job as it stands.
 *
 * @param json what GetModelInvocationJob shows, and what only the stand-in knows of it under {@code script} and {@code at}
 */
record Job(ObjectNode json) {
    private static final Set<String> FINAL = Set.of("Completed", "PartiallyCompleted", "Failed", "Stopped", "Expired");
    private static final String SCRIPT = "script";
    private static final String AT = "at";

    static Job of(String id, ObjectNode wanted, JobScript script, Instant now) {
        ObjectNode json = Json.object()
                .put("jobArn", "arn:aws:bedrock:us-east-1:" + InvocationLog.ACCOUNT + ":model-invocation-job/" + id);
        for (String field : List.of(
                "jobName", "modelId", "roleArn", "clientRequestToken", "inputDataConfig", "outputDataConfig", "tags")) {
            if (wanted.has(field)) {
                json.set(field, wanted.path(field));
            }
        }
        int hours = wanted.path("timeoutDurationInHours").asInt(24);
        json.put("timeoutDurationInHours", hours)
                .put("status", script.path().get(0))
                .put("submitTime", now.toString())
                .put("lastModifiedTime", now.toString())
                .put("jobExpirationTime", now.plus(Duration.ofHours(hours)).toString())
                .put(AT, 0)
                .set(SCRIPT, Json.MAPPER.valueToTree(script));
        return new Job(json);
    }

    /** This job in its next status. */
    Job in(String status, String message, Instant now) {
        ObjectNode next = json.deepCopy().put("status", status).put("lastModifiedTime", now.toString());
        if (!message.isEmpty()) {
            next.put("message", message);
        }
        if (FINAL.contains(status)) {
            next.put("endTime", now.toString());
        }
        return new Job(next.put(AT, at() + 1));
    }

    ObjectNode shown() {
        return json.deepCopy().without(List.of(SCRIPT, AT));
    }

    int at() {
        return json.path(AT).asInt();
    }

    JobScript script() {
        try {
            return Json.MAPPER.treeToValue(json.path(SCRIPT), JobScript.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(arn() + ": " + damaged.getMessage(), damaged);
        }
    }

    String id() {
        return arn().substring(arn().lastIndexOf('/') + 1);
    }

    String arn() {
        return text("jobArn");
    }

    String status() {
        return text("status");
    }

    String text(String field) {
        return json.path(field).asText();
    }

    boolean isOver() {
        return FINAL.contains(status());
    }

    S3Place input() {
        return S3Place.of(json.at("/inputDataConfig/s3InputDataConfig/s3Uri").asText());
    }

    S3Place output() {
        return S3Place.of(json.at("/outputDataConfig/s3OutputDataConfig/s3Uri").asText())
                .folder(id());
    }
}
