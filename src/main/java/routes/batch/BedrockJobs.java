package routes.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.CreateModelInvocationJobRequest;
import software.amazon.awssdk.services.bedrock.model.GetModelInvocationJobResponse;

/** The jobs of a run: made once, however often it is asked, and looked at until each has ended. */
public final class BedrockJobs {
    /** How the files are called that say which jobs were made. */
    static final String MADE = "job-";

    private static final String SUBMITTED = "Submitted";

    /**
     * @param role ARN that Bedrock takes to read the input and write the output
     * @param hours after which Bedrock ends a job
     * @param pause between two looks
     */
    record Terms(String role, int hours, Duration pause) {}

    private final Supplier<BedrockClient> bedrock;
    private final S3Files files;
    private final Terms terms;

    BedrockJobs(Supplier<BedrockClient> bedrock, S3Files files, Terms terms) {
        this.bedrock = bedrock;
        this.files = files;
        this.terms = terms;
    }

    /** A job as it is kept. */
    record Made(int number, String arn) {}

    /**
     * Makes the jobs that are not made yet.
     *
     * @throws LakeException BAD_CONFIGURATION when there is no role
     */
    public Run submit(Run run) {
        List<Job> jobs = new ArrayList<>();
        for (Plan.JobPlan plan : run.plan().jobs()) {
            String key = run.plan().folder() + MADE + plan.number() + ".json";
            Made made = files.find(key, Made.class)
                    .orElseGet(() -> files.keep(key, new Made(plan.number(), create(run.plan(), plan)), Made.class));
            jobs.add(new Job(plan.number(), made.arn(), SUBMITTED, ""));
            run.request().tell("job " + made.arn() + " of " + plan.records() + " records");
        }
        return run.with(jobs);
    }

    private String create(Plan run, Plan.JobPlan job) {
        if (terms.role().isEmpty()) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "loglake.batch.role is empty; name the ARN of a role that Bedrock may take to read and write "
                            + files.uri(S3Runs.folder(run.day(), run.by())) + ", see docs/batch.md");
        }
        CreateModelInvocationJobRequest create = CreateModelInvocationJobRequest.builder()
                .jobName("loglake-" + run.runId() + "-" + job.number())
                .clientRequestToken(job.token())
                .roleArn(terms.role())
                .modelId(run.model())
                .timeoutDurationInHours(terms.hours())
                .inputDataConfig(in -> in.s3InputDataConfig(
                        s3 -> s3.s3InputFormat("JSONL").s3Uri(files.uri(run.folder() + job.file()))))
                .outputDataConfig(out -> out.s3OutputDataConfig(s3 -> s3.s3Uri(files.uri(output(run, job.number())))))
                .build();
        return bedrock.get().createModelInvocationJob(create).jobArn();
    }

    /** Where a job writes. */
    static String output(Plan run, int number) {
        return run.folder() + "out-" + number + "/";
    }

    public boolean isRunning(Run run) {
        return run.jobs().stream().anyMatch(job -> !job.hasEnded());
    }

    /** Milliseconds until the next look. */
    public long pause() {
        return terms.pause().toMillis();
    }

    /** Looks at the jobs that have not ended. */
    public Run look(Run run) {
        return run.with(run.jobs().stream()
                .map(job -> job.hasEnded() ? job : seen(run, job))
                .toList());
    }

    private Job seen(Run run, Job job) {
        GetModelInvocationJobResponse now = bedrock.get().getModelInvocationJob(get -> get.jobIdentifier(job.arn()));
        String status = now.statusAsString();
        if (!status.equals(job.status())) {
            run.request()
                    .tell(String.format(Locale.ROOT, "job %d: %s %s", job.number(), status, text(now.message()))
                            .stripTrailing());
        }
        return new Job(job.number(), job.arn(), status, text(now.message()));
    }

    private static String text(@Nullable String message) {
        return message == null ? "" : message;
    }
}
