package local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import routes.manifest.Unit;

/** Whose rows may never leave readers' sight again: a pass over their unit ended well after they were committed. */
final class Promises {
    private static final Pattern MANIFEST =
            Pattern.compile("_loglake/manifest/[^/]+/(?<day>\\d+)/(?<shard>\\d+)/0*(?<number>\\d+)\\.json");

    private final List<String> committed = new ArrayList<>();
    private final Set<String> kept = new TreeSet<>();

    void committed(String manifestKey) {
        Matcher match = MANIFEST.matcher(manifestKey);
        if (match.matches()) {
            committed.add(match.group("day") + "-" + match.group("shard") + "-" + match.group("number") + ".orc");
        }
    }

    /** How much is committed by now. */
    int now() {
        return committed.size();
    }

    /** A pass ended that began when {@code before} was committed. */
    void passed(Unit unit, int before) {
        committed.subList(0, before).stream()
                .filter(name -> name.startsWith(unit.day() + "-" + unit.shard() + "-"))
                .forEach(kept::add);
    }

    boolean isKept(String file) {
        return file.startsWith("sealed-") || kept.contains(file.replaceFirst("^_", ""));
    }
}
