package routes.switches;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.filters.Snapshot;
import routes.settings.Settings;
import routes.tables.Sources;

/** The file {@code switches.yaml} in the folder of the filters. */
public final class SwitchesFile {
    /** Of this process; the file's own lock is between processes. */
    private static final ReentrantLock EDITING = new ReentrantLock();

    private final Path path;
    private final Sources sources;
    private final Function<Target, Optional<Duration>> retention;

    /** @param retention how long the queues of what is off keep a message, empty when nobody knows */
    public SwitchesFile(Path folder, Sources sources, Function<Target, Optional<Duration>> retention) {
        path = folder.resolve(Snapshot.SWITCHES);
        this.sources = sources;
        this.retention = retention;
    }

    /** The file of the lake with these settings. */
    public static SwitchesFile of(Settings settings, Sources sources, Function<Target, Optional<Duration>> retention) {
        return new SwitchesFile(Path.of(settings.text("loglake.filters.dir")), sources, retention);
    }

    public Path path() {
        return path;
    }

    /** How long the queues of what is off keep a message; empty when nobody knows. */
    Optional<Duration> retention(Target off) {
        return retention.apply(off);
    }

    Snapshot snapshot() {
        return Snapshot.ofFile(path);
    }

    /** Names the contents that lie there now, as a lake names those in force. */
    public String hash() {
        return snapshot().hash();
    }

    /**
     * Reads the file; without one everything is on.
     *
     * @throws LakeException BAD_CONFIGURATION that lists every finding, one a line, as file:line:column
     */
    public Switches load() {
        return read(snapshot());
    }

    Switches read(Snapshot snapshot) {
        return SwitchesReader.read(snapshot, sources, retention);
    }

    /** What the file would say with {@code text} in it. */
    private Switches read(String text) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put(path.toString(), text.getBytes(StandardCharsets.UTF_8));
        return read(new Snapshot(files));
    }

    /**
     * Puts one more switch into the file. All else in it stays byte for byte; edits of several processes follow each other.
     *
     * @param added in view of those that are there by then
     * @return what was added
     * @throws LakeException BAD_CONFIGURATION when the file or the switch is wrong; the file is as before then
     */
    public Switch add(Function<Switches, Switch> added) {
        Switches after = edit(text -> SwitchesText.of(text).with(added.apply(read(text))));
        return after.list().get(after.list().size() - 1);
    }

    /**
     * What {@link #add} would add now; nothing is written.
     *
     * @throws LakeException BAD_CONFIGURATION when it would
     */
    public Switch check(Function<Switches, Switch> added) {
        String text = present();
        Switch one = added.apply(read(text));
        read(SwitchesText.of(text).with(one));
        return one;
    }

    /** Takes the switch of this id out of the file; one that is not there any more is no matter. */
    public void remove(String id) {
        edit(text -> {
            Switches before = read(text);
            for (int index = 0; index < before.list().size(); index++) {
                if (before.list().get(index).id().equals(id)) {
                    return SwitchesText.of(text).without(index);
                }
            }
            return text;
        });
    }

    private Switches edit(UnaryOperator<String> change) {
        EDITING.lock();
        try (FileChannel beside = FileChannel.open(
                        path.resolveSibling("." + Snapshot.SWITCHES + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = beside.lock()) {
            Path target = Files.exists(path) ? path.toRealPath() : path;
            String before = present();
            Switches old = read(before);
            String after = change.apply(before);
            Switches changed = read(after);
            refuseUnlessOneDiffers(old, changed);
            if (!after.equals(before)) {
                write(target, after);
            }
            return changed;
        } catch (IOException unwritable) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    path + " cannot be edited here: " + unwritable
                            + "; edit it where it comes from, such as a ConfigMap",
                    unwritable);
        } finally {
            EDITING.unlock();
        }
    }

    /** What lies there now. */
    private String present() {
        byte[] bytes = snapshot().files().get(path.toString());
        if (bytes == null) {
            return SwitchesText.EMPTY;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new LakeException(Reason.BAD_CONFIGURATION, path + " is not UTF-8; save it as such");
        }
        return text;
    }

    /** However odd the file is written, no other switch of it may change. */
    private void refuseUnlessOneDiffers(Switches before, Switches after) {
        boolean kept = after.list().containsAll(before.list()) || before.list().containsAll(after.list());
        if (!kept || Math.abs(before.list().size() - after.list().size()) > 1) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    path + " is written in a way that this command cannot edit; edit it by hand");
        }
    }

    private static void write(Path target, String text) throws IOException {
        Path next = target.resolveSibling("." + target.getFileName() + ".new");
        try (FileChannel file = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        if (Files.exists(target)) {
            Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(target));
        }
        Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
