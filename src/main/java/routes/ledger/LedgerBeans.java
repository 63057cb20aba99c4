package routes.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import routes.events.Fates;
import routes.manifest.Manifest;
import routes.observe.Meters;
import routes.settings.Settings;
import routes.tables.Sources;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the room together and hangs {@code ledger} and {@code siblings} on the registry. */
public final class LedgerBeans implements AutoCloseable {
    private final S3Ledger files;
    private final Ledger ledger;
    private final ManifestDecisions committed;

    public LedgerBeans(
            Settings settings, S3Client s3, Sources sources, Supplier<String> filtersHash, Meters meters, Clock clock) {
        files = new S3Ledger(s3, settings.text("loglake.ledger.bucket"));
        committed = new ManifestDecisions(files, sources);
        ledger = new Ledger(
                files,
                new EventFiles(pod(), UUID.randomUUID().toString().substring(0, 8)),
                new GroupCommit.Limits(
                        settings.number("loglake.ledger.batch-rows", 1),
                        settings.duration("loglake.ledger.linger"),
                        settings.number("loglake.ledger.in-flight", 1)),
                sources,
                filtersHash,
                meters,
                clock);
    }

    /** Where records of bookkeeping sources are put. */
    public S3Ledger files() {
        return files;
    }

    /** The station of messages. */
    public Ledger ledger() {
        return ledger;
    }

    /** To be told of every commit, before it counts as done; told twice it does no more. */
    public Consumer<Manifest> committed() {
        return committed;
    }

    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("ledger", ledger);
        registry.accept("siblings", new Siblings());
    }

    /** A part of a message that fails leaves its siblings their fates; that it failed is noted among them. */
    private static final class Siblings implements AggregationStrategy {
        @Override
        public Exchange aggregate(Exchange before, Exchange part) {
            throw new UnsupportedOperationException("a split knows the whole message");
        }

        @Override
        public Exchange aggregate(Exchange before, Exchange part, Exchange message) {
            if (part.getException() != null) {
                message.getVariable("fates", Fates.class).failed(part.getException());
            }
            return message;
        }
    }

    /** Name of this process for people. */
    public static String pod() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
