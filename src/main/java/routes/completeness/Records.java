package routes.completeness;

import java.util.Collection;
import routes.manifest.Manifest;

/**
 * Records of the manifests of one delivery day: each that was read is a row, or was removed because its row was there, or is named as
 * one that cannot be read.
 */
public record Records(long read, long rows, long duplicates, long quarantined) {

    static Records of(Collection<Manifest> manifests) {
        return manifests.stream().map(Records::of).reduce(new Records(0, 0, 0, 0), Records::plus);
    }

    static Records of(Manifest manifest) {
        return new Records(
                manifest.records(),
                manifest.rows(),
                manifest.duplicates(),
                manifest.quarantinedRecords().size());
    }

    public boolean balance() {
        return read == rows + duplicates + quarantined;
    }

    private Records plus(Records more) {
        return new Records(
                read + more.read, rows + more.rows, duplicates + more.duplicates, quarantined + more.quarantined);
    }
}
