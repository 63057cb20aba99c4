package routes.batch;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import routes.aws.Digests;

/**
 * The runs in S3: {@code _batch/<day>-<by>/<run>/}. {@code run.json} is written last, if nobody else was first: once a job
 * is made of it the run is under way, and any start on the same day goes on with it. {@code report.json} ends it.
 */
public final class S3Runs {
    private static final int HASH = 12;

    private final S3Files files;
    private final Clock clock;

    S3Runs(S3Files files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    static String folder(int day, By by) {
        return "_batch/" + day + "-" + by.label() + "/";
    }

    /** The run on the day that has a job and has not ended, or the request as it is. */
    public Object open(Request request) {
        if (request.want() == Request.Want.ESTIMATE) {
            return request;
        }
        return plans(request).stream()
                .filter(plan -> report(plan).isEmpty())
                .filter(plan -> !files.keys(plan.folder() + BedrockJobs.MADE).isEmpty())
                .findFirst()
                .<Object>map(plan -> resumed(request, plan))
                .orElse(request);
    }

    /** Whether nothing is under way. */
    public boolean isNew(Object opened) {
        return opened instanceof Request;
    }

    /** Uploads the input and notes that the run has begun; of an input that was before the model, the run that it had. */
    public Run begin(Input input) {
        Request request = input.request();
        List<Plan> before = plans(request).stream()
                .filter(plan -> plan.hash().equals(input.hash()))
                .toList();
        if (!before.isEmpty() && request.want() != Request.Want.ANOTHER) {
            return new Run(request, before.get(before.size() - 1), List.of());
        }
        Plan plan = plan(input, before.size() + 1);
        for (InputFile file : input.files()) {
            files.put(plan.folder() + file.name(), file.bytes());
        }
        files.put(
                plan.folder() + "asked.json",
                new Asked.All(input.groups().groups().stream().map(Asked::of).toList()));
        return new Run(request, files.keep(plan.folder() + "run.json", plan, Plan.class), List.of());
    }

    /** Whether its report is written. */
    public boolean hasEnded(Run run) {
        return report(run.plan()).isPresent();
    }

    /** What came of a run that has ended. */
    public Report report(Run run) {
        run.request().tell("run " + run.plan().runId() + " of these events has ended; --again starts another");
        return report(run.plan()).orElseThrow();
    }

    /** Ends the run, unless another start of it did; what is kept is returned. */
    Report end(Plan plan, Report report) {
        return files.keep(plan.folder() + Report.FILE, report, Report.class);
    }

    private Optional<Report> report(Plan plan) {
        return files.find(plan.folder() + Report.FILE, Report.class);
    }

    private static Run resumed(Request request, Plan plan) {
        request.tell("goes on with run " + plan.runId() + " of " + plan.started());
        return new Run(request, plan, List.of());
    }

    /** The runs of the day with the same model, by attempt and start. */
    private List<Plan> plans(Request request) {
        List<Plan> plans = new ArrayList<>();
        for (String folder : files.folders(folder(request.day(), request.by()))) {
            files.find(folder + "run.json", Plan.class)
                    .filter(plan -> plan.model().equals(request.model()))
                    .ifPresent(plans::add);
        }
        plans.sort(Comparator.comparing(Plan::started).thenComparing(Plan::attempt));
        return plans;
    }

    private Plan plan(Input input, int attempt) {
        Request request = input.request();
        String runId =
                request.day() + "-" + request.by().label() + "-" + input.hash().substring(0, HASH) + "-" + attempt;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Plan.JobPlan> jobs = new ArrayList<>();
        for (InputFile file : input.files()) {
            String token = Digests.sha256(request.model() + "\n" + file.sha256() + "\n" + attempt);
            jobs.add(new Plan.JobPlan(jobs.size() + 1, file.name(), file.records(), token));
        }
        return new Plan(
                Plan.FORMAT,
                runId,
                request.day(),
                request.by(),
                request.person(),
                request.model(),
                input.hash(),
                attempt,
                now,
                input.groups().selection().counts(),
                input.estimate(),
                jobs);
    }
}
