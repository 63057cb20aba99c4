package routes.manifest;

import routes.placement.Placement;

/**
 * What one worker aggregates.
 *
 * @param day of delivery, yyyymmdd, 0 where keys tell none
 */
public record Unit(String source, int day, int shard) {

    public static Unit of(Placement placement) {
        return new Unit(placement.source(), placement.day(), placement.shard());
    }

    /** {@code cloudtrail/20261120/0} */
    @Override
    public String toString() {
        return source + "/" + day + "/" + shard;
    }
}
