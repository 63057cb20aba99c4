package local.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import routes.aws.LocalAws.BucketNotification;

/** S3Proxy on loopback: path style, any credentials; objects are plain files below {@code <folder>/<bucket>/<key>}. */
public final class LocalS3 implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long LAST_REQUESTS_MILLIS = 1_000;

    private final S3Proxy server;
    private final Notifications notifications;

    private LocalS3(S3Proxy server, Notifications notifications) {
        this.server = server;
        this.notifications = notifications;
    }

    /**
     * @param folder absolute; keeps the buckets, created when missing
     * @param rules file that keeps the notification rules
     * @param port to listen on; 0 takes a free one
     * @param queues takes a queue's name and a message; returns once the message is durable
     * @throws UncheckedIOException when the folder can't be used or the port is taken
     */
    public static LocalS3 start(Path folder, Path rules, int port, BiConsumer<String, String> queues) {
        Notifications notifications = new Notifications(new RuleFile(rules), queues, Clock.systemUTC());
        try {
            Files.createDirectories(folder);
            StagedStore store = StagedStore.over(folder, new FilesystemNio2BlobStore(folder.toString()));
            S3Proxy server = S3Proxy.builder()
                    .blobStore(new NotifyingStore(store, notifications))
                    .endpoint(URI.create("http://" + HOST + ":" + port))
                    .ignoreUnknownHeaders(true)
                    .stopTimeout(LAST_REQUESTS_MILLIS)
                    .build();
            server.start();
            return new LocalS3(server, notifications);
        } catch (Exception e) {
            throw new UncheckedIOException("cannot start the local S3 below " + folder, new IOException(e));
        }
    }

    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + server.getPort());
    }

    /** From now on tells new objects by these rules, which replace those that their buckets had. */
    public void notify(List<BucketNotification> rules) {
        notifications.replace(rules);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException lingering) {
            // Clients that keep a connection open are cut off; nothing unanswered was promised to them.
        } catch (Exception e) {
            throw new UncheckedIOException("cannot stop the local S3", new IOException(e));
        }
    }
}
