package routes.completeness;

import routes.manifest.EventDay;
import routes.placement.CalendarDay;

/** The commands that put right what is found. */
final class Mending {
    private Mending() {}

    /** Brings in what no manifest names. */
    static String backfill(String source, int day) {
        return "./loglake backfill --source " + source + span(day) + " --missing";
    }

    /** Puts back files and partitions that manifests and seals name. */
    static String rebuild(String table, int day) {
        return "./loglake rebuild --table " + table + span(day);
    }

    static String seal(EventDay day) {
        return "./loglake seal --table " + day.table() + " --day " + CalendarDay.text(day.day());
    }

    static String shape(String source) {
        return "add a placement profile to tables/" + source + ".yaml, or a filter that excludes it";
    }

    private static String span(int day) {
        return " --from " + CalendarDay.text(day) + " --to " + CalendarDay.text(day);
    }
}
