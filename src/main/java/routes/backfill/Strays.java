package routes.backfill;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.OrcObject;
import routes.manifest.S3Manifests;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.manifest.Seal;
import routes.manifest.Unit;
import routes.manifest.UnitFile;
import routes.manifest.UnitManifests;
import routes.tables.Source;

/**
 * What lies in a table's folders and does not agree with its manifests.
 *
 * @param byUnit files that no manifest names, whether merged into sealed ones or not: what a lost manifest leaves behind
 * @param misfits days of files that are not of the size that their manifest says
 */
record Strays(Map<Unit, List<Stray>> byUnit, Map<Unit, Set<EventDay>> misfits) {
    /** For a run that does not look for any. */
    static final Strays NONE = new Strays(Map.of(), Map.of());

    record Stray(UnitFile file, EventDay day) {}

    /** Looks through all of a table; files first, since a file's manifest is committed before it. */
    static Strays of(Source source, S3OrcFiles orcFiles, S3Seals seals, S3Manifests manifests) {
        String table = source.readready().name();
        List<OrcObject> files = orcFiles.below(table + "/");
        List<Seal> sealed = seals.latest(table);
        Map<String, List<OrcObject>> byName = files.stream().collect(Collectors.groupingBy(OrcObject::name));
        Stream<Stray> lying = files.stream().flatMap(file -> stray(file.name(), EventDay.of(file.key())));
        Stream<Stray> merged =
                sealed.stream().flatMap(seal -> seal.consumed().stream().flatMap(name -> stray(name, seal.eventDay())));
        Map<Unit, List<Stray>> all = Stream.concat(lying, merged)
                .distinct()
                .collect(Collectors.groupingBy(stray -> stray.file().unit(source.name())));
        Map<Unit, List<Stray>> unnamed = new HashMap<>();
        Map<Unit, Set<EventDay>> misfits = new HashMap<>();
        all.forEach((unit, ofUnit) -> {
            UnitManifests committed = manifests.of(table, unit);
            unnamed.put(unit, unnamed(ofUnit, committed.all()));
            misfits.put(unit, misfits(byName, committed.live()));
        });
        return new Strays(unnamed, misfits);
    }

    boolean hasMisfit(Unit unit) {
        return !misfits.getOrDefault(unit, Set.of()).isEmpty();
    }

    /** The highest number that a stray of {@code unit} bears; 0 when it has none. */
    int highest(Unit unit) {
        return of(unit).stream()
                .mapToInt(stray -> stray.file().generation())
                .max()
                .orElse(0);
    }

    /** Event days in which a reader meets them. */
    Set<EventDay> days(Unit unit) {
        return Stream.concat(of(unit).stream().map(Stray::day), misfits.getOrDefault(unit, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    Collection<Unit> units() {
        return byUnit.keySet();
    }

    private List<Stray> of(Unit unit) {
        return byUnit.getOrDefault(unit, List.of());
    }

    /** Days of named files that have a size of their own, in whichever folder of their day. */
    private static Set<EventDay> misfits(Map<String, List<OrcObject>> byName, List<Manifest> live) {
        return live.stream()
                .flatMap(manifest -> manifest.files().stream())
                .flatMap(named -> byName.getOrDefault(named.name(), List.of()).stream()
                        .filter(file -> file.bytes() != named.bytes())
                        .map(file -> EventDay.of(file.key()))
                        .filter(day -> day.day() == named.day()))
                .collect(Collectors.toSet());
    }

    private static Stream<Stray> stray(String name, EventDay day) {
        return UnitFile.named(name).stream().map(file -> new Stray(file, day));
    }

    private static List<Stray> unnamed(List<Stray> strays, List<Manifest> manifests) {
        Set<String> named = manifests.stream()
                .flatMap(manifest -> manifest.files().stream())
                .map(OrcFile::name)
                .collect(Collectors.toSet());
        return strays.stream()
                .filter(stray -> !named.contains(stray.file().name()))
                .toList();
    }
}
