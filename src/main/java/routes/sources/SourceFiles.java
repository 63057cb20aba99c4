package routes.sources;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.tables.Source;
import routes.tables.Sources;

/**
 * The two files of one source.
 *
 * @param place of both, without their endings
 * @param route what its route file says; null when there is none
 * @param table what its table file says; null when there is none
 */
record SourceFiles(
        String name,
        String place,
        @Nullable String route,
        @Nullable String table) {
    static final String ROUTE = ".camel.yaml";
    static final String TABLE = ".table.yaml";

    /** Queues and buckets are named after it. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,40}");

    /** @throws LakeException BAD_CONFIGURATION with file, line and column */
    Source source() {
        if (!NAME.matcher(name).matches()) {
            throw refused(place, "a name of 2 to 41 small letters and digits, found '" + name + "'; rename both files");
        }
        if (table == null) {
            throw refused(place + ROUTE, "a table file beside it; write " + name + TABLE);
        }
        if (route == null) {
            throw refused(place + TABLE, "a route file beside it; write " + name + ROUTE);
        }
        Source source = Sources.read(place + TABLE, name, table);
        if (source.bookkeeping()) {
            throw refused(place + TABLE, "no 'bookkeeping', which only the lake's own sources have; remove it");
        }
        return source;
    }

    String routePlace() {
        return place + ROUTE;
    }

    /** Changes with every letter of the two. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((route + "\0" + table).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of all, by name. */
    static Map<String, String> hashes(SortedMap<String, SourceFiles> all) {
        Map<String, String> hashes = new TreeMap<>();
        all.forEach((name, files) -> hashes.put(name, files.hash()));
        return hashes;
    }

    private static LakeException refused(String file, String expected) {
        return new LakeException(Reason.BAD_CONFIGURATION, file + ":1:1: expected " + expected);
    }
}
