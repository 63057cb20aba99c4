package routes.samples;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Keys as an organization's trail writes them. */
final class CloudTrailKey {
    static final String ORGANIZATION = "o-x7q8b22ufe";
    private static final DateTimeFormatter FOLDER = utc("yyyy/MM/dd");
    private static final DateTimeFormatter MINUTE = utc("yyyyMMdd'T'HHmm'Z'");
    private static final DateTimeFormatter SECOND = utc("yyyyMMdd'T'HHmmss'Z'");

    private CloudTrailKey() {}

    static String events(String account, String region, Instant delivered, String unique) {
        return key("CloudTrail", account, region, delivered, MINUTE.format(delivered) + "_" + unique);
    }

    /** What proves hourly that no event file was changed. */
    static String digest(String account, String region, Instant delivered) {
        return key(
                "CloudTrail-Digest",
                account,
                region,
                delivered,
                "org-trail_" + region + "_" + SECOND.format(delivered));
    }

    /** Unusual call rates, in a shape of their own. */
    static String insight(String account, String region, Instant delivered, String unique) {
        return key("CloudTrail-Insight", account, region, delivered, MINUTE.format(delivered) + "_" + unique);
    }

    private static String key(String kind, String account, String region, Instant delivered, String rest) {
        String folder = String.join("/", "AWSLogs", ORGANIZATION, account, kind, region, FOLDER.format(delivered));
        return folder + "/" + String.join("_", account, kind, region, rest) + ".json.gz";
    }

    static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
