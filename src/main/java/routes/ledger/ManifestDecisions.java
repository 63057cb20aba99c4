package routes.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import routes.events.Fate;
import routes.events.Remembered;
import routes.events.S3Object;
import routes.manifest.Manifest;
import routes.manifest.Manifest.RawFile;
import routes.observe.Decision;
import routes.placement.Placement;
import routes.tables.Source;
import routes.tables.Sources;

/**
 * What a commit decided about its objects, written down once: name and content follow from the manifest alone, so it does not matter
 * which worker writes them, or how often.
 */
public final class ManifestDecisions implements Consumer<Manifest> {
    /** Of the names of files that tell of commits. */
    static final String PREFIX = "manifest-";

    private static final int REMEMBERED = 10_000;

    private final S3Ledger ledger;
    private final Sources sources;

    /** Those known to be there. */
    private final Set<String> written = Remembered.atMost(REMEMBERED);

    public ManifestDecisions(S3Ledger ledger, Sources sources) {
        this.ledger = ledger;
        this.sources = sources;
    }

    /** Returns when the decisions of {@code manifest} are durable; safe to repeat, at the price of a look. */
    @Override
    public void accept(Manifest manifest) {
        Source source = sources.source(manifest.source());
        String name = name(manifest);
        if (source.bookkeeping() || manifest.objects().isEmpty() || written.contains(name)) {
            return;
        }
        if (!ledger.has(Ledger.SOURCE, manifest.committed(), name)) {
            ledger.put(Ledger.SOURCE, manifest.committed(), name, rows(source, manifest, name));
        }
        written.add(name);
    }

    private static String name(Manifest manifest) {
        return PREFIX + manifest.table() + "-" + manifest.day() + "-" + manifest.shard() + "-" + manifest.generation();
    }

    private static List<Row> rows(Source source, Manifest manifest, String name) {
        List<Row> rows = new ArrayList<>(manifest.objects().size());
        String unit = manifest.unit().toString();
        // A folder is a partition, and finding it costs more than the row.
        Map<String, Fate.Place> places = new HashMap<>();
        for (RawFile file : manifest.objects()) {
            S3Object object = file.object();
            Fate.Place place = places.computeIfAbsent(
                    object.bucket() + "/" + object.prefix(), folder -> place(source, object, unit));
            rows.add(Row.of(manifest.committed(), source.name(), fate(file, object, place), manifest.filters(), null)
                    .named(name + "/" + rows.size()));
        }
        return rows;
    }

    private static Fate fate(RawFile file, S3Object object, Fate.Place place) {
        return file.quarantine() == null
                ? new Fate(object, Decision.REGISTERED, null, null, place)
                : new Fate(object, Decision.QUARANTINED, file.quarantine().reason(), null, place);
    }

    private static Fate.Place place(Source source, S3Object object, String unit) {
        return source.destination()
                .place(object)
                .map(placement -> place(placement, unit))
                .orElseGet(() -> new Fate.Place(source.raw().name(), "", unit));
    }

    static Fate.Place place(Placement placement, String unit) {
        return new Fate.Place(
                placement.table(), String.join("/", placement.values().values()), unit);
    }
}
