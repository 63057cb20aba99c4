package routes.guard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import routes.failures.LakeException;
import routes.failures.Reason;

/** The policy files, as text by the name that errors call them. */
final class PolicyTexts {
    private static final List<String> BUNDLED = List.of("analyst", "auditor", "manager");

    private PolicyTexts() {}

    /** @param folder empty: those that come with the lake */
    static SortedMap<String, String> of(String folder) {
        try {
            return folder.isEmpty() ? bundled() : in(Path.of(folder));
        } catch (IOException unreadable) {
            throw wrong(folder, "cannot be read: " + unreadable.getMessage());
        }
    }

    private static SortedMap<String, String> bundled() throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String role : BUNDLED) {
            String name = "policies/" + role + ".yaml";
            try (InputStream file = Objects.requireNonNull(PolicyTexts.class.getResourceAsStream("/" + name), name)) {
                texts.put(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static SortedMap<String, String> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw wrong(folder.toString(), "is no folder; make it, or leave the setting empty");
        }
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                texts.put(file.toString(), Files.readString(file));
            }
        }
        if (texts.isEmpty()) {
            throw wrong(folder.toString(), "holds no policy file; add one, say analyst.yaml");
        }
        return texts;
    }

    private static LakeException wrong(String folder, String what) {
        return new LakeException(Reason.BAD_CONFIGURATION, Policies.SETTING + "=" + folder + " " + what);
    }
}
