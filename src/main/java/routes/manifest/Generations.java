package routes.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import routes.manifest.Manifest.OrcFile;
import routes.placement.Placement;
import routes.tables.Source;

/** Which folder holds the files of an event day now. A seal moves a day to its next folder; files that come later follow it. */
public final class Generations {
    private final S3Seals seals;
    private final S3OrcFiles orcFiles;

    public Generations(S3Seals seals, S3OrcFiles orcFiles) {
        this.seals = seals;
        this.orcFiles = orcFiles;
    }

    /** Puts a unit file where its day's files belong; a seal that is committed meanwhile is followed. */
    public void put(EventDay day, OrcFile file, Path content) {
        Optional<Seal> seal = seals.latest(day);
        while (!consumes(seal, file.name())) {
            orcFiles.put(folder(day, seal) + file.name(), content);
            Optional<Seal> before = seal;
            seal = seals.latest(day);
            if (version(seal) == version(before)) {
                return;
            }
        }
    }

    /** Those of {@code files} whose rows are neither in a sealed file nor in a file of their own. */
    public List<OrcFile> missing(EventDay day, List<OrcFile> files) {
        Optional<Seal> seal = seals.latest(day);
        Map<String, Long> there = sizes(folder(day, seal));
        return files.stream()
                .filter(file -> !consumes(seal, file.name()) && !there.containsKey(file.name()))
                .toList();
    }

    /** The folder that readers should see: of the newest seal whose files are all there. */
    public String visible(EventDay day) {
        List<Seal> newestFirst = seals.of(day).stream()
                .sorted((a, b) -> Integer.compare(b.version(), a.version()))
                .toList();
        return newestFirst.stream()
                .filter(this::isWhole)
                .findFirst()
                .map(Seal::folder)
                .orElse(day.folder(EventDay.FIRST_GENERATION));
    }

    /** The placement of an ORC file's partition, at the folder that readers should see; any other as it is. */
    public Placement located(Placement placement) {
        if (!placement.source().equals(Source.READREADY)) {
            return placement;
        }
        int day = Integer.parseInt(placement.valueList().get(0));
        return placement.at(orcFiles.location(visible(new EventDay(placement.table(), day))));
    }

    /** Whether all files of {@code seal} are there. */
    public boolean isWhole(Seal seal) {
        return seal.isWhole(orcFiles.below(seal.folder()));
    }

    /** Names of the unit files of {@code day} that readers may see, whether merged or not. */
    public Set<String> readable(EventDay day) {
        Optional<Seal> seal = seals.latest(day);
        Set<String> names = sizes(folder(day, seal)).keySet().stream()
                .filter(name -> !name.startsWith("_"))
                .collect(Collectors.toSet());
        seal.ifPresent(latest -> names.addAll(latest.consumed()));
        return names;
    }

    private Map<String, Long> sizes(String folder) {
        return orcFiles.below(folder).stream().collect(Collectors.toMap(OrcObject::name, OrcObject::bytes));
    }

    private static String folder(EventDay day, Optional<Seal> seal) {
        return seal.map(Seal::folder).orElse(day.folder(EventDay.FIRST_GENERATION));
    }

    private static int version(Optional<Seal> seal) {
        return seal.map(Seal::version).orElse(0);
    }

    private static boolean consumes(Optional<Seal> seal, String name) {
        return seal.isPresent() && seal.get().consumed().contains(name);
    }
}
