package routes.cli;

import java.time.Duration;
import java.util.Locale;
import routes.backfill.Tally.Look;
import routes.placement.CalendarDay;

/** One line that says how far a run is: day, bar, files, files per second, excluded, failed, what time is left. */
final class ProgressText {
    private static final int WIDTH = 16;

    private ProgressText() {}

    static String line(Look look, Duration since) {
        double done = daysDone(look);
        return String.format(
                Locale.ROOT,
                "%s  [%s] %.1f of %,d days   %,d of %,d files   %,.0f files/s   excluded %,d   failed %,d   ETA %s",
                CalendarDay.text(look.day()),
                bar(look.days() == 0 ? 0 : done / look.days()),
                done,
                look.days(),
                look.files(),
                look.filesOfDay(),
                look.read() * 1000.0 / Math.max(1, since.toMillis()),
                look.excluded(),
                look.failed(),
                eta(done, look.days(), since));
    }

    private static double daysDone(Look look) {
        double ofDay = look.filesOfDay() == 0 ? 0 : (double) look.files() / look.filesOfDay();
        return Math.min(look.days(), look.daysDone() + ofDay);
    }

    private static String bar(double share) {
        int full = (int) Math.round(share * WIDTH);
        return "#".repeat(full) + ".".repeat(WIDTH - full);
    }

    private static String eta(double done, long days, Duration since) {
        if (done == 0) {
            return "unknown";
        }
        long seconds = Math.round(since.toMillis() / 1000.0 * (days - done) / done);
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600
                        ? seconds / 60 + " min " + seconds % 60 + " s"
                        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
