package routes.playbooks;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.tables.BundledFiles;

/** All playbooks, by id. Immutable. */
public final class Playbooks {
    private final SortedMap<String, Playbook> byId;

    private Playbooks(SortedMap<String, Playbook> byId) {
        this.byId = byId;
    }

    /** Those that come with the lake. */
    public static Playbooks bundled() {
        return parse(BundledFiles.texts("/playbooks"));
    }

    /**
     * @param files file name ({@code agent-tools.yaml}) to YAML text
     * @throws LakeException BAD_CONFIGURATION that names file, line:column, what was expected and what to do
     */
    public static Playbooks parse(Map<String, String> files) {
        SortedMap<String, Playbook> byId = new TreeMap<>();
        new TreeMap<>(files).forEach((file, yaml) -> {
            Playbook playbook = PlaybookFile.parse("playbooks/" + file, file.replaceFirst("\\.yaml$", ""), yaml);
            byId.put(playbook.id(), playbook);
        });
        return new Playbooks(byId);
    }

    /** Sorted by id. */
    public List<Playbook> all() {
        return List.copyOf(byId.values());
    }

    /** @throws LakeException BAD_CONFIGURATION, with the ids that there are */
    public Playbook playbook(String id) {
        Playbook playbook = byId.get(id);
        if (playbook == null) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "there is no playbook '" + id + "': use one of " + String.join(", ", byId.keySet()));
        }
        return playbook;
    }
}
