package routes.seal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.manifest.OrcObject;
import routes.manifest.S3Manifests;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.manifest.Seal;
import routes.manifest.UnitFile;
import routes.manifest.UnitManifests;

/** Looks at days. */
final class DayStates {
    private final S3Manifests manifests;
    private final S3Seals seals;
    private final S3OrcFiles orcFiles;

    DayStates(S3Manifests manifests, S3Seals seals, S3OrcFiles orcFiles) {
        this.manifests = manifests;
        this.seals = seals;
        this.orcFiles = orcFiles;
    }

    DayState of(String source, EventDay day) {
        List<Seal> sealed = seals.of(day);
        List<OrcObject> files = orcFiles.below(day.prefix());
        Set<UnitFile> known = Stream.concat(
                        files.stream().map(OrcObject::name), sealed.stream().flatMap(seal -> seal.consumed().stream()))
                .flatMap(name -> UnitFile.named(name).stream())
                .collect(Collectors.toSet());
        List<UnitManifests> units = known.stream()
                .map(file -> file.unit(source))
                .distinct()
                .map(unit -> manifests.of(day.table(), unit))
                .toList();
        return new DayState(
                day,
                sealed,
                files,
                byName(day, units.stream().flatMap(unit -> unit.live().stream())),
                byName(day, units.stream().flatMap(unit -> unit.prepared().stream()))
                        .keySet());
    }

    private static Map<String, Manifest> byName(EventDay day, Stream<Manifest> manifests) {
        Map<String, Manifest> byName = new HashMap<>();
        manifests.forEach(manifest -> manifest.files().stream()
                .filter(file -> file.day() == day.day())
                .forEach(file -> byName.put(file.name(), manifest)));
        return byName;
    }
}
