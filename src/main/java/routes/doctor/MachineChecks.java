package routes.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Java and the disks. */
final class MachineChecks {
    private static final int OLDEST_JAVA = 17;
    private static final int NEWEST_JAVA = 23;
    private static final long LITTLE = 2L << 30;
    private static final long TOO_LITTLE = 200L << 20;

    private final List<Path> folders;

    /** @param folders in which the lake writes */
    MachineChecks(List<Path> folders) {
        this.folders = folders;
    }

    Stream<Check> all() {
        return Stream.concat(
                Stream.of(java(Runtime.version().feature())), folders.stream().map(this::disk));
    }

    static Check java(int version) {
        String found = "Java " + version;
        if (version < OLDEST_JAVA) {
            return Check.fail("java", found, "use JDK 17");
        }
        return version <= NEWEST_JAVA
                ? Check.ok("java", found)
                : Check.warn("java", found, "the local Athena answers on JDK 17 to 23 only; use JDK 17");
    }

    private Check disk(Path folder) {
        String name = "disk " + folder;
        try {
            Path there = existing(folder);
            return Files.isWritable(there)
                    ? space(name, Files.getFileStore(there).getUsableSpace())
                    : Check.fail(
                            name, there + " is not writable", "give the user of the lake the right to write there");
        } catch (IOException unreadable) {
            return Check.fail(name, String.valueOf(unreadable), "mount it, or name another folder");
        }
    }

    static Check space(String name, long free) {
        String found = String.format(Locale.ROOT, "%,d MB free", free >> 20);
        if (free < TOO_LITTLE) {
            return Check.fail(name, found, "make room: without it nothing is taken");
        }
        return free < LITTLE ? Check.warn(name, found, "make room soon") : Check.ok(name, found);
    }

    private static Path existing(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
