package routes.seal;

import java.util.HashMap;
import java.util.HashSet;
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
import routes.manifest.Unit;
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
                        files.stream().map(OrcObject::name),
                        sealed.stream().flatMap(seal -> seal.consumed().stream()))
                .flatMap(name -> UnitFile.named(name).stream())
                .collect(Collectors.toSet());
        Map<Unit, UnitManifests> units = known.stream()
                .map(file -> file.unit(source))
                .distinct()
                .collect(Collectors.toMap(unit -> unit, unit -> manifests.of(day.table(), unit)));
        Map<String, Manifest> live = new HashMap<>();
        units.values().forEach(unit -> unit.live().forEach(manifest -> manifest.files().stream()
                .filter(file -> file.day() == day.day())
                .forEach(file -> live.put(file.name(), manifest))));
        Set<String> prepared = new HashSet<>();
        known.stream()
                .filter(file -> units.get(file.unit(source)).isPrepared(file))
                .forEach(file -> prepared.add(file.name()));
        return new DayState(day, sealed, files, live, prepared);
    }
}
