package routes.seal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.manifest.EventDay;
import routes.manifest.OrcObject;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.manifest.Seal;
import routes.tables.Source;
import routes.tables.Sources;

/** Removes the files that readers left behind when their day was sealed, once no query can still be reading them. */
public final class OldGenerations {
    private static final Logger LOG = LoggerFactory.getLogger(OldGenerations.class);

    private final Sources sources;
    private final DayStates states;
    private final S3Seals seals;
    private final S3OrcFiles orcFiles;
    private final Duration grace;
    private final Clock clock;

    OldGenerations(Sources sources, DayStates states, S3Seals seals, S3OrcFiles orcFiles, Duration grace, Clock clock) {
        this.sources = sources;
        this.states = states;
        this.seals = seals;
        this.orcFiles = orcFiles;
        this.grace = grace;
        this.clock = clock;
    }

    /** Removes what may go, in our own bucket; says how many files. */
    public int remove() {
        return sources.all().stream()
                .mapToInt(source -> remove(source, source.readready().name()))
                .sum();
    }

    private int remove(Source source, String table) {
        Map<EventDay, Seal> old = seals.latest(table).stream()
                .filter(seal -> seal.sealed().plus(grace).isBefore(clock.instant()))
                .collect(Collectors.toMap(Seal::eventDay, seal -> seal));
        return orcFiles.below(table + "/").stream()
                .filter(file -> isLeft(file, old.get(EventDay.of(file.key()))))
                .map(file -> EventDay.of(file.key()))
                .distinct()
                .mapToInt(day -> remove(states.of(source.name(), day)))
                .sum();
    }

    private static boolean isLeft(OrcObject file, @Nullable Seal seal) {
        return seal != null && EventDay.generation(file.key()) < seal.generation();
    }

    /** Only a day whose newest seal is whole has left anything behind; what no seal holds stays. */
    private int remove(DayState state) {
        Optional<Seal> latest = state.latest().filter(seal -> state.base().equals(Optional.of(seal)));
        if (latest.isEmpty()) {
            return 0;
        }
        Set<String> beyond = state.beyondBase();
        List<OrcObject> left = state.files().stream()
                .filter(file -> EventDay.generation(file.key()) < latest.get().generation())
                .filter(file ->
                        !beyond.contains(file.name()) && !state.prepared().contains(file.name()))
                .toList();
        left.forEach(file -> orcFiles.delete(file.key()));
        if (!left.isEmpty()) {
            LOG.info("{}: {} files of older generations removed", state.day(), left.size());
        }
        return left.size();
    }
}
