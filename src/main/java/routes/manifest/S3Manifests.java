package routes.manifest;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;

/** The manifests of all units, in the readready bucket under {@code _loglake/manifest/<table>/<day>/<shard>/00000001.json}. */
public final class S3Manifests {
    private final S3Records<Manifest> records;

    public S3Manifests(S3Client s3, String bucket) {
        records = new S3Records<>(
                s3, bucket, Manifest.class, manifest -> 1 + manifest.objects().size());
    }

    /** All manifests of {@code unit}. */
    public UnitManifests of(String table, Unit unit) {
        return new UnitManifests(records.below(prefix(table, unit)));
    }

    /** The live manifests of all units of one delivery day. */
    public List<Manifest> live(String table, int day) {
        return live(records.below(root(table) + day + "/"));
    }

    /** The live manifests of a table. */
    public List<Manifest> live(String table) {
        return live(records.below(root(table)));
    }

    /**
     * Makes {@code manifest} the next of its unit: the commit point.
     *
     * @return false when another worker was first; nothing was written then
     */
    public boolean commit(Manifest manifest) {
        return records.commit(prefix(manifest.table(), manifest.unit()), manifest.generation(), manifest);
    }

    private static List<Manifest> live(List<Manifest> manifests) {
        return manifests.stream().collect(Collectors.groupingBy(Manifest::unit)).values().stream()
                .flatMap(ofUnit -> new UnitManifests(ofUnit).live().stream())
                .toList();
    }

    private static String root(String table) {
        return "_loglake/manifest/" + table + "/";
    }

    private static String prefix(String table, Unit unit) {
        return root(table) + unit.day() + "/" + unit.shard() + "/";
    }
}
