package local.bedrock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import local.endpoint.RestEndpoint;
import local.endpoint.RestOperation;
import routes.playbooks.Playbooks;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Bedrock on loopback, without a model: small programs answer, and say so. What was answered survives a kill of the process. */
public final class LocalBedrock implements AutoCloseable {
    /** The file below the folder that tells it how to behave; it may be missing. */
    public static final String SCRIPT = "script.yaml";

    private final RestEndpoint endpoint;
    private final JobRunner runner;
    private final S3Client s3;

    private LocalBedrock(RestEndpoint endpoint, JobRunner runner, S3Client s3) {
        this.endpoint = endpoint;
        this.runner = runner;
        this.s3 = s3;
    }

    /**
     * @param folder keeps the state; made when missing, used by this process alone
     * @param port 0 for a free one
     * @throws UncheckedIOException when the port is taken or the folder unusable
     */
    public static LocalBedrock start(Path folder, int port, URI s3) {
        Path home = made(folder);
        S3Client client = client(s3);
        Clock clock = Clock.systemUTC();
        ScriptFile script = new ScriptFile(home.resolve(SCRIPT));
        LoggingConfiguration logging = new LoggingConfiguration(home.resolve("logging.json"), client);
        InvocationLog log = new InvocationLog(logging, client, clock);
        Models models = new Models(script, brains(script, clock), new PromptCache(clock), log);
        Jobs jobs = Jobs.open(home.resolve("jobs"));
        JobWork work = new JobWork(client, models);
        JobRunner runner = new JobRunner(jobs, work, clock);
        List<RestOperation> operations = new ArrayList<>();
        operations.addAll(new RuntimeOperations(models).all());
        operations.addAll(logging.all());
        operations.addAll(new Guardrail().all());
        operations.addAll(new JobOperations(jobs, runner, work, models, script, clock).all());
        RestEndpoint endpoint = RestEndpoint.start(port, operations, Errors.STATUSES);
        runner.resume();
        return new LocalBedrock(endpoint, runner, client);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static Brains brains(ScriptFile script, Clock clock) {
        Brain reviewer = new Reviewer();
        Planner planner = new Planner(Playbooks.bundled(), reviewer, clock);
        return new Brains(Map.of(
                Brains.SCRIPTED, new ScriptedBrain(script, reviewer),
                Brains.PLANNER, planner,
                Brains.GULLIBLE, new GullibleBrain(planner),
                Brains.CHAOS, new ChaosBrain()));
    }

    private static S3Client client(URI s3) {
        return S3Client.builder()
                .endpointOverride(s3)
                .region(Region.of(InvocationLog.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
    }

    /** {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return endpoint.uri();
    }

    @Override
    public void close() {
        endpoint.close();
        runner.close();
        s3.close();
    }
}
