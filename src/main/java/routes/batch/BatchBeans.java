package routes.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import routes.aws.AwsBeans;
import routes.guard.GuardBeans;
import routes.ledger.S3Ledger;
import routes.prices.Prices;
import routes.settings.Settings;

/** Puts the room together, hangs the stations of {@code batch.camel.yaml} on the registry, and runs it. */
public final class BatchBeans {
    private static final String ROUTES = "classpath:routes/batch.camel.yaml";
    private static final String LOCAL_MODEL = "loglake.planner-v1";

    private final String model;
    private final double maxUsd;
    private final EventSelection selection;
    private final Grouping grouping;
    private final Inputs inputs;
    private final S3Runs runs;
    private final BedrockJobs jobs;
    private final S3Outputs outputs;
    private final Ledgered ledgered;
    private final BedrockSummary summary;
    private final SnsNotice notice;

    /** @throws routes.failures.LakeException BAD_CONFIGURATION when a setting is wrong */
    public BatchBeans(Settings settings, AwsBeans aws, GuardBeans guard, S3Ledger ledger, Clock clock) {
        String chosen = settings.text("loglake.batch.model");
        model = chosen.isEmpty() && aws.isLocal() ? LOCAL_MODEL : chosen;
        maxUsd = settings.dollars("loglake.batch.max-usd");
        String bucket = settings.text("loglake.batch.bucket");
        S3Files files = new S3Files(aws.s3, bucket.isEmpty() ? ledger.bucket() : bucket);
        Prices prices = Prices.of(settings);
        selection =
                new EventSelection(guard.queries(), guard.policies(), settings.number("loglake.batch.max-events", 1));
        grouping = new Grouping(
                settings.number("loglake.batch.events", 1),
                settings.number("loglake.batch.tokens", 1),
                settings.number("loglake.batch.min-records", 1));
        inputs = new Inputs(
                new ModelInput(prompt("batch-analysis.txt"), settings.number("loglake.batch.answer-tokens", 1)),
                new Inputs.Limits(
                        settings.number("loglake.batch.max-records", 1), settings.bytes("loglake.batch.max-file-size")),
                prices);
        runs = new S3Runs(files, clock);
        jobs = new BedrockJobs(
                aws::bedrock,
                files,
                new BedrockJobs.Terms(
                        settings.text("loglake.batch.service-role"),
                        settings.number("loglake.batch.timeout-hours", 24),
                        settings.duration("loglake.batch.poll-interval")));
        outputs = new S3Outputs(files);
        ledgered = new Ledgered(ledger, runs);
        summary = new BedrockSummary(aws::bedrockRuntime, prompt("batch-summary.txt"), prices);
        notice = new SnsNotice(aws::sns, settings.text("loglake.batch.topic"), files, clock);
    }

    private static String prompt(String name) {
        try (InputStream in = BatchBeans.class.getResourceAsStream("/prompts/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + " of the jar cannot be read", unreadable);
        }
    }

    /** The model that is asked when a person names none; empty when no setting names one. */
    public String model() {
        return model;
    }

    /** What a run may cost when a person does not say. */
    public double maxUsd() {
        return maxUsd;
    }

    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("eventSelection", selection);
        registry.accept("batchGroups", grouping);
        registry.accept("batchInputs", inputs);
        registry.accept("batchRuns", runs);
        registry.accept("batchJobs", jobs);
        registry.accept("batchOutputs", outputs);
        registry.accept("batchRows", ledgered);
        registry.accept("batchSummary", summary);
        registry.accept("batchNotice", notice);
    }

    /**
     * Sends the request down the route, here and now; returns when its jobs have ended.
     *
     * @throws BatchRefused when it is not done, with the figure
     */
    public Report run(Request request) throws Exception {
        return sent("direct:batch", request, Report.class);
    }

    /** What it would cost. Nothing is uploaded. */
    public Estimate estimate(Request request) throws Exception {
        return sent("direct:batch-input", request, Input.class).estimate();
    }

    private <T> T sent(String route, Request request, Class<T> answer) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            bind(camel.getRegistry()::bind);
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveMandatoryResource(camel, ROUTES));
            camel.start();
            try (ProducerTemplate template = camel.createProducerTemplate()) {
                return Objects.requireNonNull(template.requestBody(route, request, answer));
            } catch (CamelExecutionException failed) {
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        }
    }
}
