package routes.listing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import routes.listing.DayReading.Says;
import routes.placement.PlacementProfile;
import routes.tables.Source;

/**
 * Which folders of a source may hold objects of one day. They are read as the source's placement profiles read keys and, for what
 * shares the bucket with it, as {@code …/yyyy/mm/dd/}.
 */
final class DayFolders {
    private static final PlacementProfile NEIGHBOURS = new PlacementProfile(
            "neighbours",
            Pattern.compile(
                    "(?<prefix>(?:.+/)?)(?<year>(?:19|20)\\d\\d)/(?<month>0[1-9]|1[0-2])/(?<day>0[1-9]|[12]\\d|3[01])/.*"),
            Map.of("logcalendarday", "${year}${month}${day}"));

    private final List<DayReading> readings;

    DayFolders(Source source, int day) {
        readings = Stream.concat(source.placement().stream(), Stream.of(NEIGHBOURS))
                .flatMap(profile -> DayReading.of(profile, day).stream())
                .toList();
    }

    /** What the folder says by the reading that comes closest to the day. */
    Says says(String folder, Root root) {
        return readings.stream()
                .map(reading -> reading.says(folder, root.prefix().length()))
                .max(Says::compareTo)
                .orElse(Says.NOTHING);
    }
}
