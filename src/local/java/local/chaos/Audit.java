package local.chaos;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.Manifest.RawFile;
import routes.manifest.S3Manifests;
import routes.manifest.S3Seals;
import routes.manifest.Seal;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Compares the lake, when all is calm, with what the raw objects say. */
final class Audit {
    private final Place place;
    private final Collection<RawObject> objects;
    private final Oracle oracle;
    private final Looks looks;

    Audit(Place place, Collection<RawObject> objects, Looks looks) {
        this.place = place;
        this.objects = objects;
        this.oracle = new Oracle(objects);
        this.looks = looks;
    }

    /** @param days all that may have rows */
    void check(Set<Integer> days) {
        Map<String, String> bytes = new TreeMap<>();
        for (int day : days) {
            checkDay(day, bytes);
        }
        String made = objects.stream().map(RawObject::key).sorted().collect(Collectors.joining(","));
        same(
                "bytes of the sealed files of the same objects",
                bytes,
                place.ground().firstSealed(made, bytes));
        List<Manifest> manifests = new S3Manifests(place.ground().s3(), place.name()).live(place.table());
        checkObjects(manifests);
        checkRecords(manifests);
        checkDecisions(manifests);
    }

    private void checkDay(int day, Map<String, String> bytes) {
        Map<S3Object, List<Row>> visible = looks.visible(day);
        Map<String, Long> rows = new TreeMap<>();
        visible.values().stream().flatMap(List::stream).forEach(row -> rows.merge(row.identity(), 1L, Long::sum));
        same("rows of " + day, rows, oracle.once(day));
        Set<Row> known = oracle.copies(day).keySet();
        visible.forEach((file, content) -> {
            holds(known.containsAll(content), file.key() + " has rows that no object has: " + content);
            holds(Looks.name(file).startsWith("sealed-"), file.key() + " was never sealed");
            bytes.put(day + "/" + Looks.name(file), file.eTag());
        });
    }

    private void checkObjects(List<Manifest> manifests) {
        List<RawFile> files = manifests.stream()
                .flatMap(manifest -> manifest.objects().stream())
                .toList();
        Set<String> keys = files.stream().map(RawFile::key).collect(Collectors.toCollection(TreeSet::new));
        same("objects in manifests, each once", files.size(), keys.size());
        same(
                "objects listed less those excluded",
                keys,
                objects.stream()
                        .filter(object -> !object.isExcluded())
                        .map(RawObject::key)
                        .collect(Collectors.toCollection(TreeSet::new)));
        same(
                "quarantined objects",
                files.stream()
                        .filter(file -> file.quarantine() != null)
                        .map(RawFile::key)
                        .collect(Collectors.toSet()),
                objects.stream()
                        .filter(object -> object.truncated() && !object.isExcluded())
                        .map(RawObject::key)
                        .collect(Collectors.toSet()));
    }

    private void checkRecords(List<Manifest> manifests) {
        for (Manifest manifest : manifests) {
            same(
                    "records of " + manifest.unit() + " " + manifest.generation(),
                    manifest.records(),
                    manifest.rows()
                            + manifest.duplicates()
                            + manifest.quarantinedRecords().size());
        }
        List<Seal> seals = new S3Seals(place.ground().s3(), place.name()).latest(place.table());
        same("records read", manifests.stream().mapToLong(Manifest::records).sum(), oracle.records());
        same("rows sealed", seals.stream().mapToLong(Seal::rows).sum(), oracle.rows());
        same(
                "quarantined records",
                manifests.stream()
                        .mapToLong(manifest -> manifest.quarantinedRecords().size())
                        .sum(),
                oracle.unreadable());
        seals.forEach(seal -> checkSeal(seal, manifests));
    }

    private void checkDecisions(List<Manifest> manifests) {
        Set<String> written = place
                .ground()
                .s3()
                .listObjectsV2Paginator(list -> list.bucket(place.name()).prefix("decisions/"))
                .contents()
                .stream()
                .map(Looks::name)
                .collect(Collectors.toSet());
        manifests.stream()
                .filter(manifest -> !manifest.objects().isEmpty())
                .map(manifest -> "manifest-" + manifest.table() + "-" + manifest.day() + "-" + manifest.shard() + "-"
                        + manifest.generation() + ".json.gz")
                .forEach(name -> holds(written.contains(name), "decisions of " + name + " were never written"));
    }

    private static void checkSeal(Seal seal, List<Manifest> manifests) {
        List<OrcFile> files = manifests.stream()
                .flatMap(manifest -> manifest.files().stream())
                .filter(file -> file.day() == seal.day())
                .toList();
        same(
                "files in the seal of " + seal.day(),
                new HashSet<>(seal.consumed()),
                files.stream().map(OrcFile::name).collect(Collectors.toSet()));
        same(
                "rows and duplicates of the seal of " + seal.day(),
                seal.rows() + seal.duplicates(),
                files.stream().mapToLong(OrcFile::rows).sum());
    }

    private static void same(String what, Object actual, Object expected) {
        holds(actual.equals(expected), what + ": there are " + actual + ", expected " + expected);
    }

    private static void holds(boolean condition, String otherwise) {
        if (!condition) {
            throw new Failed(otherwise);
        }
    }
}
