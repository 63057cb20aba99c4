package routes.aggregate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.raw.S3RawObjects;
import routes.readready.ObjectRows;
import routes.readready.RowReader;

/**
 * Fetches and reads objects, many at a time, and hands them on in the order given. Fetching waits on the network and takes one
 * thread each; inflating and parsing take as many threads as there are cores.
 */
final class Reading {
    /** Stored bytes that may be under way at once, unless one object alone is larger. */
    private static final long UNDER_WAY = 8L << 20;

    private final S3RawObjects raw;
    private final Executor fetchers;
    private final Executor readers;
    private final int fetches;

    Reading(S3RawObjects raw, Executor fetchers, Executor readers, int fetches) {
        this.raw = raw;
        this.fetchers = fetchers;
        this.readers = readers;
        this.fetches = fetches;
    }

    /** One object and what came of it: rows, a reason why not, or neither when it is gone or another by now. */
    record Read(
            S3Object object,
            @Nullable ObjectRows rows,
            @Nullable LakeException unreadable) {
        boolean isGone() {
            return rows == null && unreadable == null;
        }
    }

    /** Reads from the front of {@code objects} until their rows take {@code memory} bytes. */
    List<Read> read(List<S3Object> objects, RowReader reader, long memory) {
        List<Read> done = new ArrayList<>();
        Deque<CompletableFuture<Read>> window = new ArrayDeque<>();
        Deque<Long> sizes = new ArrayDeque<>();
        Iterator<S3Object> next = objects.iterator();
        long taken = 0;
        long underWay = 0;
        while (next.hasNext() || !window.isEmpty()) {
            while (next.hasNext()
                    && taken < memory
                    && window.size() < fetches
                    && (underWay < UNDER_WAY || window.isEmpty())) {
                S3Object object = next.next();
                underWay += object.bytes();
                sizes.add(object.bytes());
                window.add(start(object, reader));
            }
            if (window.isEmpty()) {
                break;
            }
            Read read = joined(window.remove());
            underWay -= sizes.remove();
            taken += read.rows() == null ? 0 : read.rows().memory();
            done.add(read);
        }
        return done;
    }

    private CompletableFuture<Read> start(S3Object object, RowReader reader) {
        return CompletableFuture.supplyAsync(() -> raw.bytes(object), fetchers)
                .thenApplyAsync(bytes -> rows(object, bytes, reader), readers);
    }

    private static Read rows(S3Object object, Optional<byte[]> bytes, RowReader reader) {
        if (bytes.isEmpty()) {
            return new Read(object, null, null);
        }
        try {
            return new Read(object, reader.read(object, bytes.get()), null);
        } catch (LakeException unreadable) {
            return new Read(object, null, unreadable);
        }
    }

    private static Read joined(CompletableFuture<Read> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
