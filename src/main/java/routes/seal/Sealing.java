package routes.seal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.catalog.Figures;
import routes.catalog.GlueCatalog;
import routes.manifest.EventDay;
import routes.manifest.Generations;
import routes.manifest.OrcObject;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.manifest.Seal;
import routes.manifest.UnitFile;
import routes.placement.Placement;
import routes.tables.Source;
import routes.tables.Sources;

/**
 * Closes a day: all its rows, once each and sorted, in few files at a new place, to which its partition is then switched. The seal is
 * committed before its files are put, as a manifest is; whoever dies in between leaves readers at the old place and the next one to
 * seal the day again. Late files are carried over by the sealer, and by the pass that puts them (see {@link Generations#put}).
 */
public final class Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final Sources sources;
    private final DayStates states;
    private final Merges merges;
    private final S3Seals seals;
    private final S3OrcFiles orcFiles;
    private final Generations generations;
    private final GlueCatalog catalog;
    private final DayFigures figures;
    /** What this process wrote last, so that many files of a day need not cause as many calls. */
    private final Map<EventDay, View> written = Collections.synchronizedMap(new RecentDays<>());

    Sealing(
            Sources sources,
            DayStates states,
            Merges merges,
            S3Seals seals,
            S3OrcFiles orcFiles,
            Generations generations,
            GlueCatalog catalog,
            DayFigures figures) {
        this.sources = sources;
        this.states = states;
        this.merges = merges;
        this.seals = seals;
        this.orcFiles = orcFiles;
        this.generations = generations;
        this.catalog = catalog;
        this.figures = figures;
    }

    /**
     * Seals {@code day} unless it is sealed as it is. Safe to run at any time, any number of times, on any number of machines.
     *
     * @return the seal that counts, empty for a day without rows
     * @throws routes.failures.LakeException GONE when rows of a lost file cannot be built again; nothing was changed then
     */
    public Optional<Seal> seal(EventDay day) {
        Source source = sources.ofTable(day.table());
        while (true) {
            DayState state = states.of(source.name(), day);
            if (state.isEmpty()) {
                return Optional.empty();
            }
            if (state.isSealed()) {
                pointReaders(day);
                return state.latest();
            }
            attempt(source, state);
        }
    }

    /** Points the partition of {@code day} at the files that readers should see, and says how large they are. */
    public void pointReaders(EventDay day) {
        View view = view(day);
        View before;
        do {
            before = view;
            catalog.movePartition(day.table(), values(day), orcFiles.location(view.folder()), view.figures());
            // Another worker may have sealed a newer version and switched before us, or put another file.
            view = view(day);
        } while (!view.equals(before));
        written.put(day, view);
    }

    /** Brings what the partition of a new ORC file says of its size up to date; one that is not there yet is left to who makes it. */
    public void measure(Placement placement) {
        if (!placement.source().equals(Source.READREADY)) {
            return;
        }
        EventDay day = new EventDay(
                placement.table(), Integer.parseInt(placement.valueList().get(0)));
        if (!view(day).equals(written.get(day))
                && catalog.partitions(day.table(), day.day()).containsKey(values(day))) {
            pointReaders(day);
        }
    }

    /** What readers see of a day. */
    private record View(String folder, Figures figures) {}

    private View view(EventDay day) {
        String folder = generations.visible(day);
        return new View(folder, figures.of(sources.ofTable(day.table()).name(), day, folder));
    }

    private static List<String> values(EventDay day) {
        return List.of(Integer.toString(day.day()));
    }

    private void attempt(Source source, DayState state) {
        try (Merges.Merged merged = merges.merge(source, state)) {
            Seal seal = merged.seal();
            if (!seals.commit(seal)) {
                LOG.info("{} version {}: another worker was first, looking again", state.day(), seal.version());
                return;
            }
            merged.files().forEach((name, path) -> orcFiles.put(seal.folder() + name, path));
            carryOver(state, seal);
            pointReaders(state.day());
            carryOver(state, seal);
            LOG.info(
                    "{} sealed as version {}: {} unit files -> {} files, {} rows, {} duplicates removed",
                    state.day(),
                    seal.version(),
                    seal.consumed().size(),
                    seal.files().size(),
                    seal.rows(),
                    seal.duplicates());
        }
    }

    /** Unit files that came after the look at the day, or belong to a re-run under way, go where the day goes. */
    private void carryOver(DayState state, Seal seal) {
        List<OrcObject> files = orcFiles.below(state.day().prefix());
        Set<String> arrived = files.stream()
                .filter(file -> file.folder().equals(seal.folder()))
                .map(OrcObject::name)
                .collect(Collectors.toSet());
        files.stream()
                .filter(file -> EventDay.generation(file.key()) < seal.generation())
                .filter(file -> UnitFile.named(file.name()).isPresent())
                .filter(file -> !arrived.contains(file.name()))
                .filter(file -> !seal.consumed().contains(file.name()))
                .filter(file -> !state.isReplaced(file.name()))
                .forEach(file -> orcFiles.copy(file.key(), seal.folder() + file.name()));
    }
}
