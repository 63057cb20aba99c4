package routes.filters;

import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** The Regions that this version of the AWS SDK knows. */
final class S3Regions {
    private static final Set<String> IDS =
            Region.regions().stream().map(Region::id).collect(Collectors.toUnmodifiableSet());

    private S3Regions() {}

    static boolean know(String region) {
        return IDS.contains(region);
    }
}
