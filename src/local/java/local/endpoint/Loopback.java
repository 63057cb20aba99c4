package local.endpoint;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on 127.0.0.1 with a few threads that hold no process back. */
final class Loopback implements AutoCloseable {
    private static final int WORKERS = 8;

    static {
        // Without it each answer on a kept connection waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Loopback::daemon);
    private final HttpServer server;

    private Loopback(HttpServer server) {
        this.server = server;
    }

    /**
     * @param port 0 for a free one
     * @throws UncheckedIOException when the port is taken
     */
    static Loopback start(int port, HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            Loopback loopback = new Loopback(server);
            server.setExecutor(loopback.workers);
            server.createContext("/", handler);
            server.start();
            return loopback;
        } catch (IOException taken) {
            throw new UncheckedIOException("Port " + port + ": " + taken.getMessage(), taken);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "local-aws");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
