package routes.filters;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import routes.events.S3Object;

/**
 * What a key tells about its log: account, Region and organization in keys as AWS services write them
 * ({@code AWSLogs/<org>/<account>/<service>/<region>/…}); null where the key does not say.
 */
public record KeyFacts(
        S3Object object,
        @Nullable String org,
        @Nullable String account,
        @Nullable String region) {
    private static final Pattern AWS_LOG_KEY = Pattern.compile(
            "(?:^|/)AWSLogs/(?:(?<org>o-[a-z0-9]+)/)?(?<account>[0-9]{12})/(?:[^/]+/(?<region>[a-z]{2,4}(?:-[a-z]+)+-[0-9]+)/)?");

    static KeyFacts of(S3Object object) {
        Matcher key = AWS_LOG_KEY.matcher(object.key());
        return key.find()
                ? new KeyFacts(object, key.group("org"), key.group("account"), key.group("region"))
                : new KeyFacts(object, null, null, null);
    }

    /** The account that a key names, if it does. */
    public static Optional<String> account(String key) {
        Matcher found = AWS_LOG_KEY.matcher(key);
        return found.find() ? Optional.of(found.group("account")) : Optional.empty();
    }
}
