package routes.manifest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ORC file of one commit and event day, as its name tells. Files of a re-run are hidden: Athena passes over names that start with
 * an underscore, so they appear by a seal, all at once.
 *
 * @param day of delivery, yyyymmdd, 0 where keys tell none
 * @param generation of the manifest that names it
 */
public record UnitFile(int day, int shard, int generation, boolean hidden) {
    private static final Pattern NAME = Pattern.compile("(_?)(\\d+)-(\\d+)-(\\d+)\\.orc");

    /** {@code 20261120-0-7.orc}, or {@code _20261120-0-7.orc} when it is hidden. */
    public String name() {
        return (hidden ? "_" : "") + day + "-" + shard + "-" + generation + ".orc";
    }

    /** Empty for a file that no pass writes. */
    public static Optional<UnitFile> named(String name) {
        Matcher match = NAME.matcher(name);
        return match.matches()
                ? Optional.of(new UnitFile(
                        Integer.parseInt(match.group(2)),
                        Integer.parseInt(match.group(3)),
                        Integer.parseInt(match.group(4)),
                        !match.group(1).isEmpty()))
                : Optional.empty();
    }

    public Unit unit(String source) {
        return new Unit(source, day, shard);
    }
}
