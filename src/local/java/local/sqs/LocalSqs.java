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
    private final Journal journal;
    private final ActorRef listener;
    private final ActorRef manager;
    private final Queues queues;
    private final Http.ServerBinding server;

    private LocalSqs(ActorSystem actors, Journal journal, int port) {
        this.actors = actors;
        this.journal = journal;
        this.listener = actors.actorOf(
                Props.create(JournalActor.class, () -> new JournalActor(journal))
                        .withDispatcher("journal"),
                "journal");
        this.manager = actors.actorOf(Props.create(QueueManagerActor.class, this::manager), "queues");
        this.queues = new Queues(manager, PATIENCE);
        queues.restore(journal);
        this.server = await(SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(manager)
                .withQueueEventListener(listener)
                .withInterface(HOST)
                .withPort(port)
                .start()
                .startFuture());
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
            return new LocalSqs(actors, journal, port);
        } catch (RuntimeException e) {
            actors.terminate();
            journal.close();
            throw e;
        }
    }

    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + server.localAddress().getPort());
    }

    /**
     * Puts a message into a standard queue as S3 does, without a client in between; durable when this returns.
     *
     * @throws IllegalStateException when there is no such queue or it does not answer
     */
    public void send(String queue, String body) {
        queues.send(queue, body);
    }

    @Override
    public void close() {
        await(server.unbind());
        await(actors.terminate());
        journal.close();
        forgetMetrics();
    }

    private QueueManagerActor manager() {
        return new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(listener));
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
