package routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import routes.backfill.DayPlan;
import routes.backfill.DayReport;
import routes.manifest.Seal;
import routes.placement.CalendarDay;

/** What became of a day, or would, in words. */
final class DayText {
    private DayText() {}

    static List<String> lines(DayReport day) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %,d objects listed, %,d read, %,d rows%s%s%s%s",
                CalendarDay.text(day.day()),
                day.listed(),
                day.read(),
                day.rows(),
                day.quarantined() == 0 ? "" : String.format(Locale.ROOT, ", %,d quarantined", day.quarantined()),
                excluded(day.excluded()),
                day.unplaced() == 0
                        ? ""
                        : String.format(Locale.ROOT, ", %,d with keys of no known shape", day.unplaced()),
                day.partitions() == 0
                        ? ""
                        : String.format(Locale.ROOT, ", %,d raw partitions registered", day.partitions())));
        day.runAgain().forEach((unit, why) -> lines.add("  " + unit + " was run again: " + why));
        day.seals().forEach(seal -> lines.add("  " + seal(seal)));
        day.failures().forEach(failure -> lines.add("  failed: " + failure));
        return lines;
    }

    static String line(DayPlan day) {
        return String.format(
                Locale.ROOT,
                "%s: %,d objects to read (%,d bytes) of %,d%s",
                CalendarDay.text(day.day()),
                day.toRead().size(),
                day.bytes(),
                day.listed(),
                excluded(day.excluded()));
    }

    static String seal(Seal seal) {
        return String.format(
                Locale.ROOT,
                "%s sealed as version %d: %,d rows, %,d duplicates removed, content %s",
                seal.eventDay(),
                seal.version(),
                seal.rows(),
                seal.duplicates(),
                seal.contentHash());
    }

    private static String excluded(Map<String, Long> byRule) {
        StringBuilder text = new StringBuilder();
        byRule.forEach(
                (rule, objects) -> text.append(String.format(Locale.ROOT, ", %,d excluded by %s", objects, rule)));
        return text.toString();
    }
}
