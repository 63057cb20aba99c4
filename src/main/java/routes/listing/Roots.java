package routes.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import routes.failures.LakeException;
import routes.failures.Reason;

/** The roots of all sources, as the setting {@value #SETTING} names them: {@code cloudtrail=s3://trail-bucket/,…}. */
public final class Roots {
    public static final String SETTING = "loglake.sweep.roots";

    private static final String EVERY = "*";
    private static final Pattern ENTRY =
            Pattern.compile("(?<source>[a-z][a-z0-9_]*|\\*)=s3://(?<bucket>[^/]+)/(?<prefix>(?:.*/)?)");

    private final Map<String, List<Root>> bySource;

    private Roots(Map<String, List<Root>> bySource) {
        this.bySource = bySource;
    }

    /**
     * Reads the setting: entries with a comma between them, several for one source if need be. {@code *} stands for every source that
     * has no entry of its own, and for its name in the address.
     *
     * @throws LakeException BAD_CONFIGURATION for an entry that is none
     */
    public static Roots parse(String setting) {
        Map<String, List<Root>> bySource = new TreeMap<>();
        for (String entry : setting.split(",")) {
            if (!entry.isBlank()) {
                Matcher parts = matched(entry.strip());
                bySource.computeIfAbsent(parts.group("source"), source -> new ArrayList<>())
                        .add(new Root(parts.group("bucket"), parts.group("prefix")));
            }
        }
        return new Roots(bySource);
    }

    /** These roots and one for {@code source}, unless the setting names its own. */
    public Roots and(String source, Root root) {
        Map<String, List<Root>> more = new TreeMap<>(bySource);
        more.putIfAbsent(source, List.of(root));
        return new Roots(more);
    }

    /** Empty where nothing is known of a source's buckets. */
    public List<Root> of(String source) {
        List<Root> own = bySource.get(source);
        return own != null
                ? own
                : bySource.getOrDefault(EVERY, List.of()).stream()
                        .map(root -> new Root(
                                root.bucket().replace(EVERY, source),
                                root.prefix().replace(EVERY, source)))
                        .toList();
    }

    private static Matcher matched(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    SETTING + " holds '" + entry + "'; expected source=s3://bucket/ or source=s3://bucket/prefix/");
        }
        return parts;
    }
}
