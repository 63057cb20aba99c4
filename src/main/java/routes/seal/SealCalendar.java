package routes.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import routes.manifest.EventDay;
import routes.manifest.OrcObject;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.manifest.Seal;
import routes.manifest.UnitFile;
import routes.tables.Sources;

/** Knows which days want to be sealed: those with files that no seal holds, to which nothing came for a while. */
public final class SealCalendar {
    private final Sources sources;
    private final S3Seals seals;
    private final S3OrcFiles orcFiles;
    private final Duration settle;
    private final Clock clock;

    SealCalendar(Sources sources, S3Seals seals, S3OrcFiles orcFiles, Duration settle, Clock clock) {
        this.sources = sources;
        this.seals = seals;
        this.orcFiles = orcFiles;
        this.settle = settle;
        this.clock = clock;
    }

    /** Days of all tables that are due, oldest first. */
    public List<EventDay> due() {
        return sources.all().stream()
                .map(source -> source.readready().name())
                .flatMap(table -> due(table).stream())
                .sorted(Comparator.comparing(EventDay::day))
                .toList();
    }

    private List<EventDay> due(String table) {
        Map<EventDay, Seal> sealed =
                seals.latest(table).stream().collect(Collectors.toMap(Seal::eventDay, seal -> seal));
        Map<EventDay, List<OrcObject>> files = orcFiles.below(table + "/").stream()
                .filter(file -> isOpen(file, sealed.get(EventDay.of(file.key()))))
                .collect(Collectors.groupingBy(file -> EventDay.of(file.key()), Collectors.toList()));
        Instant settled = clock.instant().minus(settle);
        return files.entrySet().stream()
                .filter(day ->
                        day.getValue().stream().allMatch(file -> file.modified().isBefore(settled)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isOpen(OrcObject file, @Nullable Seal seal) {
        return UnitFile.named(file.name()).isPresent()
                && (seal == null
                        || !seal.consumed().contains(file.name())
                                && EventDay.generation(file.key()) >= seal.generation());
    }
}
