package routes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import routes.failures.LakeException;
import routes.failures.Reason;

/**
 * The folder in which the local AWS keeps its state. One process at a time holds it; the lock goes with the process, also on
 * kill -9. {@code lake.json} tells others where it listens.
 */
final class DataDirectory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOOKS = 10;
    private static final long LOOK_NANOS = 50_000_000L;

    /** Of this process: the system drops its lock on a file when any of its handles of that file is closed, so none is opened. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;

    DataDirectory(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * A lake that runs on a data directory.
     *
     * @param endpoints AWS's own variable names to addresses
     * @param observe where health and metrics are, empty when only the services run
     */
    record RunningLake(long pid, Map<String, URI> endpoints, String observe) {}

    /** The directory as held by this process. */
    record Held(DataDirectory directory, FileChannel file, FileLock lock) implements AutoCloseable {
        /** Tells others where this lake listens. */
        void announce(RunningLake lake) {
            directory.write(lake);
        }

        @Override
        public void close() {
            try (file) {
                Files.deleteIfExists(directory.announcement());
                lock.release();
            } catch (IOException unreleased) {
                throw new UncheckedIOException(unreleased);
            } finally {
                HELD_HERE.remove(directory.folder);
            }
        }
    }

    Path folder() {
        return folder;
    }

    /**
     * Takes the directory, making it if need be.
     *
     * @throws LakeException BAD_CONFIGURATION when another process has it
     */
    Held hold() {
        if (!HELD_HERE.add(folder)) {
            throw taken(Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return locked();
        } catch (IOException unusable) {
            HELD_HERE.remove(folder);
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "the data directory " + folder + " cannot be used: " + unusable,
                    unusable);
        } catch (LakeException taken) {
            HELD_HERE.remove(folder);
            throw taken;
        }
    }

    private Held locked() throws IOException {
        Files.createDirectories(folder);
        FileChannel file = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock();
        // Another process that only looks whether a lake runs has the lock for a moment, too.
        for (int look = 0; lock == null && look < LOOKS; look++) {
            LockSupport.parkNanos(LOOK_NANOS);
            lock = file.tryLock();
        }
        if (lock == null) {
            file.close();
            throw taken(Files.readString(lockFile()));
        }
        // What a killed lake announced; until this one announces itself, nobody shall go there.
        Files.deleteIfExists(announcement());
        file.truncate(0);
        file.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return new Held(this, file, lock);
    }

    /** The lake that runs here, if one does. */
    Optional<RunningLake> running() {
        if (!isHeld()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(announcement().toFile(), RunningLake.class));
        } catch (IOException startingOrStopping) {
            return Optional.empty();
        }
    }

    /** Whether a process, maybe one that is still starting, has the directory. */
    boolean isHeld() {
        if (HELD_HERE.contains(folder)) {
            return true;
        }
        if (!Files.exists(lockFile())) {
            return false;
        }
        try (FileChannel file = FileChannel.open(lockFile(), StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            return lock == null;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private LakeException taken(String process) {
        return new LakeException(
                Reason.BAD_CONFIGURATION,
                "a lake already runs on " + folder + " (process " + process
                        + "); use it, stop it with ./loglake stop, or give another directory with --data");
    }

    private Path lockFile() {
        return folder.resolve("lake.lock");
    }

    private Path announcement() {
        return folder.resolve("lake.json");
    }

    private void write(RunningLake lake) {
        try {
            Path temp = folder.resolve("lake.json.new");
            JSON.writerWithDefaultPrettyPrinter().writeValue(temp.toFile(), lake);
            Files.move(temp, announcement(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
