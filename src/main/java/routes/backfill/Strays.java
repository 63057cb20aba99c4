package routes.backfill;

import java.util.Collection;
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
import routes.tables.Source;

/** ORC files that no manifest names, whether merged into sealed ones or not: what a lost manifest leaves behind. */
record Strays(Map<Unit, List<Stray>> byUnit) {
    /** For a run that does not look for any. */
    static final Strays NONE = new Strays(Map.of());

    record Stray(UnitFile file, EventDay day) {}

    /** Looks through all of a table; files first, since a file's manifest is committed before it. */
    static Strays of(Source source, S3OrcFiles orcFiles, S3Seals seals, S3Manifests manifests) {
        String table = source.readready().name();
        List<OrcObject> files = orcFiles.below(table + "/");
        List<Seal> sealed = seals.latest(table);
        Stream<Stray> lying = files.stream().flatMap(file -> stray(file.name(), EventDay.of(file.key())));
        Stream<Stray> merged =
                sealed.stream().flatMap(seal -> seal.consumed().stream().flatMap(name -> stray(name, seal.eventDay())));
        Map<Unit, List<Stray>> all = Stream.concat(lying, merged)
                .distinct()
                .collect(Collectors.groupingBy(stray -> stray.file().unit(source.name())));
        return new Strays(all.entrySet().stream()
                .map(unit -> Map.entry(
                        unit.getKey(),
                        unnamed(
                                unit.getValue(),
                                manifests.of(table, unit.getKey()).all())))
                .filter(unit -> !unit.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The highest number that a stray of {@code unit} bears; 0 when it has none. */
    int highest(Unit unit) {
        return of(unit).stream()
                .mapToInt(stray -> stray.file().generation())
                .max()
                .orElse(0);
    }

    /** Event days in which rows of strays may be read. */
    Set<EventDay> days(Unit unit) {
        return of(unit).stream().map(Stray::day).collect(Collectors.toSet());
    }

    Collection<Unit> units() {
        return byUnit.keySet();
    }

    private List<Stray> of(Unit unit) {
        return byUnit.getOrDefault(unit, List.of());
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
