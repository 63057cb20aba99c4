package local.bedrock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import local.endpoint.AwsError;
import local.endpoint.Json;
import local.endpoint.RestAnswer;
import local.endpoint.RestCall;
import local.endpoint.RestOperation;

/** CreateModelInvocationJob and what is asked of jobs. */
final class JobOperations {
    private static final String POST = "POST";
    private static final String GET = "GET";
    private static final String JOB = "/model-invocation-job/{id}";
    private static final int ID_CHARACTERS = 12;
    private static final int PAGE = 1_000;
    private static final int LEAST_HOURS = 24;
    private static final int MOST_HOURS = 168;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9+\\-.]{1,63}");
    private static final Pattern TOKEN = Pattern.compile("([a-zA-Z0-9](-*[a-zA-Z0-9]){0,255})?");

    private final Jobs jobs;
    private final JobRunner runner;
    private final JobWork work;
    private final Models models;
    private final ScriptFile script;
    private final Clock clock;

    JobOperations(Jobs jobs, JobRunner runner, JobWork work, Models models, ScriptFile script, Clock clock) {
        this.jobs = jobs;
        this.runner = runner;
        this.work = work;
        this.models = models;
        this.script = script;
        this.clock = clock;
    }

    List<RestOperation> all() {
        return List.of(
                new RestOperation(POST, "/model-invocation-job", this::create),
                new RestOperation(
                        GET,
                        JOB,
                        call -> RestAnswer.of(jobs.find(call.name("id")).shown())),
                new RestOperation(POST, JOB + "/stop", this::stop),
                new RestOperation(GET, "/model-invocation-jobs", this::list));
    }

    private RestAnswer create(RestCall call) {
        ObjectNode wanted = call.json();
        matches(NAME, wanted, "jobName");
        matches(TOKEN, wanted, "clientRequestToken");
        models.demand(wanted.path("modelId").asText());
        if (wanted.path("roleArn").asText().isEmpty()) {
            throw Errors.invalid("roleArn is required.");
        }
        int hours = wanted.path("timeoutDurationInHours").asInt(LEAST_HOURS);
        if (hours < LEAST_HOURS || hours > MOST_HOURS) {
            throw Errors.invalid("timeoutDurationInHours must be from " + LEAST_HOURS + " to " + MOST_HOURS + ".");
        }
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, ID_CHARACTERS);
        Job made = Job.of(id, wanted, script.script().batch(), clock.instant());
        work.demandBuckets(made);
        Job job = jobs.add(wanted.path("clientRequestToken").asText(), made);
        if (job == made) {
            runner.begin(job);
        } else if (!same(job, made)) {
            throw new AwsError(
                    "ConflictException", "The clientRequestToken was used for another job, " + job.arn() + ".");
        }
        return RestAnswer.of(Json.object().put("jobArn", job.arn()));
    }

    private static boolean same(Job one, Job other) {
        return one.json().path("inputDataConfig").equals(other.json().path("inputDataConfig"))
                && one.text("modelId").equals(other.text("modelId"));
    }

    private static void matches(Pattern pattern, ObjectNode wanted, String field) {
        String value = wanted.path(field).asText();
        if (!pattern.matcher(value).matches()) {
            throw Errors.invalid("1 validation error detected: Value '" + value + "' at '" + field
                    + "' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + pattern.pattern());
        }
    }

    private RestAnswer stop(RestCall call) {
        runner.stop(call.name("id"));
        return RestAnswer.of(Json.object());
    }

    private RestAnswer list(RestCall call) {
        String status = call.query().getOrDefault("statusEquals", "");
        String name = call.query().getOrDefault("nameContains", "");
        int limit = number(call, "maxResults", PAGE);
        int from = number(call, "nextToken", 0);
        List<Job> found = new ArrayList<>(jobs.all().stream()
                .filter(job -> status.isEmpty() || job.status().equals(status))
                .filter(job -> job.text("jobName").contains(name))
                .toList());
        if (call.query().getOrDefault("sortOrder", "").equals("Ascending")) {
            Collections.reverse(found);
        }
        ObjectNode answer = Json.object();
        ArrayNode summaries = answer.putArray("invocationJobSummaries");
        found.stream().skip(from).limit(limit).forEach(job -> summaries.add(job.shown()));
        if (found.size() > from + limit) {
            answer.put("nextToken", Integer.toString(from + limit));
        }
        return RestAnswer.of(answer);
    }

    private static int number(RestCall call, String field, int otherwise) {
        try {
            return Integer.parseInt(call.query().getOrDefault(field, Integer.toString(otherwise)));
        } catch (NumberFormatException wrong) {
            throw Errors.invalid(field + " is not a number.");
        }
    }
}
