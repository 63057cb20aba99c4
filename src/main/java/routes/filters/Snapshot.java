package routes.filters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import routes.failures.LakeException;
import routes.failures.Reason;

/** The contents of an operator's files at one moment, by the path under which findings name them. */
public record Snapshot(SortedMap<String, byte[]> files) {
    /** The switches lie in the filters' folder, but no filter is in them. */
    public static final String SWITCHES = "switches.yaml";

    public Snapshot {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The filter files of a folder: *.yaml and *.yml, not hidden, without the switches. */
    public static Snapshot ofFilters(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return of(paths.filter(Snapshot::isFilterFile).toList());
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    /** One file, or nothing when there is none. */
    public static Snapshot ofFile(Path file) {
        try {
            return of(Files.exists(file) ? List.of(file) : List.of());
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static Snapshot of(List<Path> paths) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Path path : paths) {
            files.put(path.toString(), Files.readAllBytes(path));
        }
        return new Snapshot(files);
    }

    private static boolean isFilterFile(Path path) {
        String name = path.getFileName().toString();
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        return yaml && !name.startsWith(".") && !name.equals(SWITCHES) && Files.isRegularFile(path);
    }

    private static LakeException unreadable(Path path, IOException cause) {
        return new LakeException(Reason.BAD_CONFIGURATION, path + " cannot be read: " + cause, cause);
    }

    /** First 12 hex digits of the SHA-256 over the sorted file names and contents; the folder does not matter. */
    public String hash() {
        MessageDigest digest = sha256();
        files.forEach((path, content) -> {
            digest.update(Path.of(path).getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(sha256().digest(content));
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
