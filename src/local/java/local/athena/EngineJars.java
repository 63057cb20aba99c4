package local.athena;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The class path of Athena's engine: a folder of its own, for the engine brings other versions of what the lake uses. */
final class EngineJars {
    /** Names the folder where it does not lie beside the lake's own classes. */
    static final String PROPERTY = "loglake.engine";

    private static final int FIRST_JDK_WITHOUT_GET_SUBJECT = 24;

    private EngineJars() {}

    /** @throws QueryFailure when the engine is not built or this JDK cannot run it */
    static URLClassLoader open() {
        refuseJdk(Runtime.version().feature());
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            throw new QueryFailure(
                    "Athena's engine is not built: run mvn -DskipTests package (looked for the folder " + folder + ")");
        }
        return new URLClassLoader("athena-engine", urls(folder), ClassLoader.getPlatformClassLoader());
    }

    static void refuseJdk(int version) {
        if (version >= FIRST_JDK_WITHOUT_GET_SUBJECT) {
            throw new QueryFailure("The local Athena's engine (Trino 411) runs on JDK 17 to 23 and this is JDK "
                    + version + ": start the lake with one of those to query it");
        }
    }

    private static Path folder() {
        String named = System.getProperty(PROPERTY, "");
        return named.isEmpty() ? home().resolveSibling("engine") : Path.of(named);
    }

    private static Path home() {
        try {
            URL home = LocalAthena.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(home.toURI());
        } catch (URISyntaxException odd) {
            throw new IllegalStateException(odd);
        }
    }

    private static URL[] urls(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(folder.resolve("classes")), jars.stream())
                    .map(EngineJars::url)
                    .toArray(URL[]::new);
        } catch (IOException unreadable) {
            throw new QueryFailure("Athena's engine in " + folder + " is unreadable: " + unreadable.getMessage());
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException odd) {
            throw new IllegalStateException(odd);
        }
    }
}
