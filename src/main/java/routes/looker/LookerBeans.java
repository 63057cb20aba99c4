package routes.looker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.aws2.bedrock.runtime.BedrockComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import routes.aws.AwsBeans;
import routes.guard.GuardBeans;
import routes.guard.Policies;
import routes.ledger.S3Ledger;
import routes.prices.Prices;
import routes.settings.Settings;
import routes.sql.AthenaQueries;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** Puts the room together, hangs {@code looker} and {@code bedrockTurns} on the registry, and asks. */
public final class LookerBeans {
    private static final String ROUTES = "classpath:routes/looker.camel.yaml";
    private static final String MODEL = "loglake.looker.model";
    private static final String LOCAL_MODEL = "loglake.planner-v1";

    private final AwsBeans aws;
    private final S3Investigations kept;
    private final Verification verification;
    private final Looker looker;
    private final BedrockTurns turns;
    private final Hearing hearing;
    private final ToolSet set = ToolSet.bundled();

    /** @throws routes.failures.LakeException BAD_CONFIGURATION when a setting is wrong */
    public LookerBeans(
            Settings settings, AwsBeans aws, GuardBeans guard, AthenaQueries athena, S3Ledger ledger, Clock clock) {
        this.aws = aws;
        kept = new S3Investigations(aws.s3, ledger.bucket());
        Policies policies = guard.policies();
        Budget budget = budget(settings);
        ResultText results = new ResultText(
                new Cells(settings.oneOf("loglake.looker.hide-suspicious", java.util.Set.of("true", "false"))
                        .equals("true")));
        Prompt prompt = new Prompt();
        verification = new Verification(guard.queries(), policies, athena, budget, clock);
        turns = new BedrockTurns(prompt, policies, new Compaction(results), set);
        Audit audit = new Audit(ledger, clock);
        Prices prices = Prices.of(settings);
        hearing = new Hearing(audit, prices);
        looker = new Looker(
                policies,
                new Tools(guard.queries(), policies, set, results, clock),
                new BedrockGuardrail(
                        aws::bedrockRuntime,
                        settings.text("loglake.looker.guardrail"),
                        settings.text("loglake.looker.guardrail-version")),
                kept,
                audit,
                prompt,
                prices,
                new Looker.Limits(model(settings, aws), budget),
                clock);
    }

    private static String model(Settings settings, AwsBeans aws) {
        String chosen = settings.text(MODEL);
        return chosen.isEmpty() && aws.isLocal() ? LOCAL_MODEL : chosen;
    }

    private static Budget budget(Settings settings) {
        return new Budget(
                settings.number("loglake.looker.max-turns", 1),
                settings.number("loglake.looker.max-queries", 1),
                settings.bytes("loglake.looker.max-bytes"),
                settings.number("loglake.looker.max-tokens", 1),
                settings.duration("loglake.looker.max-time"),
                settings.dollars("loglake.looker.max-usd"));
    }

    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("looker", looker);
        registry.accept("bedrockTurns", turns);
        registry.accept("hearing", hearing);
        registry.accept("aws-bedrock", component());
    }

    /** Camel wants a client for streams beside the one for answers, although nothing here streams; it is made and never used. */
    private BedrockComponent component() {
        BedrockComponent component = new BedrockComponent();
        component.getConfiguration().setBedrockRuntimeClient(aws.bedrockRuntime());
        component.getConfiguration().setBedrockRuntimeAsyncClient(new BedrockRuntimeAsyncClient() {
            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        });
        return component;
    }

    /**
     * Sends the question down the route, here and now.
     *
     * @throws routes.failures.LakeException BAD_CONFIGURATION when nobody may ask this
     */
    public Report ask(Question question) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            bind(camel.getRegistry()::bind);
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveMandatoryResource(camel, ROUTES));
            camel.start();
            try (ProducerTemplate template = camel.createProducerTemplate()) {
                Investigation done = template.requestBody("direct:ask", question, Investigation.class);
                return Report.of(Objects.requireNonNull(done).saved());
            } catch (CamelExecutionException failed) {
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        }
    }

    /**
     * The tools for a person's own client.
     *
     * @throws routes.failures.LakeException BAD_CONFIGURATION when nobody may use them so
     */
    public ToolSession session(String person, String role) {
        return looker.session(new Question("(MCP session)", person, role), set);
    }

    /** The newest investigations first. */
    public List<Report> newest(int most) {
        return kept.newest(most).stream().map(Report::of).toList();
    }

    /** @throws routes.failures.LakeException BAD_CONFIGURATION when there is none of this name */
    public Report report(String id) {
        return Report.of(kept.of(id));
    }

    /** Runs the queries of an investigation again and looks at its audit. */
    public Verification.Result verify(String id) {
        return verification.of(kept.of(id));
    }

    /** The same, after its last steps have had this time to come into the table. */
    public Verification.Result verify(String id, Duration patience) throws InterruptedException {
        verification.awaitSteps(kept.of(id), patience);
        return verify(id);
    }
}
