package routes.guard;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.tables.Sources;

/** What each role may read. */
public final class Policies {
    public static final String SETTING = "loglake.guard.policies";

    private final SortedMap<String, PolicyFile> files;
    private final Sources sources;

    Policies(SortedMap<String, PolicyFile> files, Sources sources) {
        this.files = new TreeMap<>(files);
        this.sources = sources;
    }

    /**
     * @param folder of policy files; empty: those that come with the lake
     * @throws LakeException BAD_CONFIGURATION that names file:line:column, what was expected and what to do
     */
    static Policies of(String folder, Sources sources) {
        SortedMap<String, PolicyFile> files = new TreeMap<>();
        PolicyTexts.of(folder).forEach((file, text) -> {
            PolicyFile parsed = PolicyFile.parse(file, text);
            files.put(parsed.role(), parsed);
        });
        Policies policies = new Policies(files, sources);
        files.keySet().forEach(policies::of);
        return policies;
    }

    /** @throws LakeException BAD_CONFIGURATION, with the roles that there are */
    public Policy of(String role) {
        PolicyFile file = files.get(role);
        if (file == null) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "there is no role '" + role + "': use one of " + String.join(", ", roles()) + ", or add " + role
                            + ".yaml to the folder of " + SETTING);
        }
        return file.policy(sources);
    }

    /** Sorted. */
    public Set<String> roles() {
        return files.keySet();
    }
}
