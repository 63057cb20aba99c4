package routes.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import routes.LogLake;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.aws.SqsQueues;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.settings.Settings;
import routes.tables.Source;
import routes.tables.Sources;

/** {@code loglake run}. */
@Command(
        name = "run",
        description = "Starts the lake and stays up: on the local AWS, or on AWS when it is configured.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake run --data /tmp/my-lake"})
final class RunCommand extends LakeCommand {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Override
    public Integer call() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        // The JVM ends when its hooks are done, so this one waits until the lake is closed.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            await(stopped);
        }));
        try (AutoCloseable lake = options.isLocal() ? local() : onAws()) {
            asked.await();
            LOG.info("stopping; what is under way comes again at the next start");
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private LocalLake local() {
        LocalLake lake = options.startLocal();
        lake.endpoints().forEach((name, address) -> LOG.info("{}={}", name, address));
        try {
            lake.startLake();
        } catch (RuntimeException failed) {
            lake.close();
            throw failed;
        }
        LOG.info("the lake on {} is up; stop it with Ctrl-C or ./loglake stop", lake.folder());
        return lake;
    }

    private AutoCloseable onAws() {
        Settings settings = options.settings();
        AwsBeans aws = new AwsBeans(Endpoints.of(System.getenv()), false);
        Sources sources = Sources.bundled();
        refuseMissingQueues(settings, aws, sources);
        LogLake lake = new LogLake(settings, aws, sources).start();
        return () -> {
            lake.close();
            aws.close();
        };
    }

    private static void refuseMissingQueues(Settings settings, AwsBeans aws, Sources sources) {
        List<String> missing = SqsQueues.of(aws.sqs, settings)
                .missing(sources.all().stream().map(Source::name).toList());
        if (!missing.isEmpty()) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "these queues are not there: " + String.join(", ", missing)
                            + "; make them as docs/aws.md says, or set loglake.queues.prefix");
        }
    }
}
