package local.sqs;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.http.scaladsl.Http;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.concurrent.Await;
import scala.concurrent.Awaitable;

/** ElasticMQ on loopback. Its own store forgets the order of FIFO groups, so its messages are kept in a {@link Journal}. */
public final class LocalSqs implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ActorSystem actors;
    private final Http.ServerBinding server;
    private final Journal journal;

    private LocalSqs(ActorSystem actors, Http.ServerBinding server, Journal journal) {
        this.actors = actors;
        this.server = server;
        this.journal = journal;
    }

    /**
     * @param folder keeps queues and messages; created when missing
     * @param port to listen on; 0 takes a free one
     * @throws UncheckedIOException when the folder can't be read or the port is taken
     */
    public static LocalSqs start(Path folder, int port) {
        Journal journal = Journal.open(folder);
        // Named, because the context class loader of a caller need not see ElasticMQ.
        ClassLoader loader = LocalSqs.class.getClassLoader();
        ActorSystem actors = ActorSystem.create("sqs", ConfigFactory.load(loader, "local-sqs"), loader);
        try {
            return new LocalSqs(actors, serve(actors, journal, port), journal);
        } catch (RuntimeException e) {
            actors.terminate();
            journal.close();
            throw e;
        }
    }

    private static Http.ServerBinding serve(ActorSystem actors, Journal journal, int port) {
        ActorRef listener =
                actors.actorOf(Props.create(JournalActor.class, () -> new JournalActor(journal)), "journal");
        ActorRef queues = actors.actorOf(
                Props.create(
                        QueueManagerActor.class,
                        () -> new QueueManagerActor(
                                new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(listener))),
                "queues");
        new Restore(queues, PATIENCE).restore(journal);
        return await(SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(queues)
                .withQueueEventListener(listener)
                .withInterface(HOST)
                .withPort(port)
                .withServerAddress(new NodeAddress("http", HOST, port, ""))
                .start()
                .startFuture());
    }

    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + server.localAddress().getPort());
    }

    @Override
    public void close() {
        await(server.unbind());
        await(actors.terminate());
        journal.close();
        forgetMetrics();
    }

    /** ElasticMQ leaves an MBean behind that would keep this instance alive. */
    private static void forgetMetrics() {
        try {
            ObjectName name = new ObjectName("org.elasticmq:name=Queues");
            if (ManagementFactory.getPlatformMBeanServer().isRegistered(name)) {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
            }
        } catch (JMException alreadyGone) {
            // Another instance was faster: the wished-for state.
        }
    }

    private static <T> T await(Awaitable<T> future) {
        try {
            return Await.result(
                    future, scala.concurrent.duration.Duration.create(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the local SQS", e);
        } catch (Exception e) {
            throw new UncheckedIOException("the local SQS does not answer", new IOException(e));
        }
    }
}
