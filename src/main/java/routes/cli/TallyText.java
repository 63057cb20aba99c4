package routes.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import routes.manifest.Manifest.OrcFile;

/** What became of loaded objects, in lines for a person. */
final class TallyText {
    /** ORC files that are shown one by one. */
    private static final int FILES = 4;

    private TallyText() {}

    /** @param seconds from the first object put until the last row was queryable */
    static List<String> lines(Arrivals.Tally tally, double seconds) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d objects received, %,d queryable after %.1f s",
                tally.objects(),
                tally.queryable(),
                seconds));
        tally.excluded()
                .forEach(
                        (rule, count) -> lines.add(String.format(Locale.ROOT, "%,d excluded by rule %s", count, rule)));
        tally.quarantined()
                .forEach(
                        (reason, count) -> lines.add(String.format(Locale.ROOT, "%,d quarantined: %s", count, reason)));
        if (tally.unplaced() > 0) {
            lines.add(String.format(Locale.ROOT, "%,d of no known key shape: in the dead letters", tally.unplaced()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "%,d ORC files: %,d rows, %,d bytes",
                tally.files().size(),
                tally.files().stream().mapToLong(OrcFile::rows).sum(),
                tally.files().stream().mapToLong(OrcFile::bytes).sum()));
        if (tally.files().size() <= FILES) {
            tally.files().stream()
                    .sorted(Comparator.comparing(OrcFile::day).thenComparing(OrcFile::name))
                    .forEach(file -> lines.add(String.format(
                            Locale.ROOT,
                            "  %s %s: %,d rows, %,d bytes",
                            file.day(),
                            file.name(),
                            file.rows(),
                            file.bytes())));
        }
        return lines;
    }
}
