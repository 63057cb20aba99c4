package routes.samples;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What lies in real log buckets beside the logs that one expects. */
final class DemoClutter {
    private final Instant midnight;
    private final Session jane;
    private final Tree tree;

    DemoClutter(Instant midnight, Session jane, Tree tree) {
        this.midnight = midnight;
        this.jane = jane;
        this.tree = tree;
    }

    void write() {
        strangeButValidKeys();
        siblings();
        unreadable();
        transcript();
    }

    /** A trail may have a prefix, and people put blanks and signs into it that a notification encodes. */
    private void strangeButValidKeys() {
        for (String prefix : List.of("team a+b/", "100% audit/")) {
            int number = 4000 + prefix.length();
            Instant delivered = at("12:00:00");
            String key = CloudTrailKey.events(
                    DemoLogs.ACCOUNTS.get(2),
                    DemoLogs.REGION,
                    delivered,
                    DemoLogs.dice(number).mixed(16));
            tree.trail(
                    prefix + key,
                    DemoLogs.json(
                            List.of(DemoLogs.noise(DemoLogs.ACCOUNTS.get(2), delivered.minusSeconds(60), number))));
        }
    }

    private void siblings() {
        for (int hour = 0; hour < 3; hour++) {
            Instant delivered = midnight.plusSeconds(hour * 3600L + 2900);
            String digest = Json.text(Json.object(
                    "awsAccountId", jane.account(),
                    "digestStartTime", delivered.minusSeconds(3600).toString(),
                    "digestEndTime", delivered.toString(),
                    "digestS3Bucket", "org-trail",
                    "digestSignatureAlgorithm", "SHA256withRSA",
                    "logFiles", List.of()));
            tree.other(
                    "digest",
                    "cloudtrail",
                    CloudTrailKey.digest(jane.account(), DemoLogs.REGION, delivered),
                    Gzip.of(digest));
        }
        String insight = Json.text(Json.object(
                "Records",
                List.of(Json.object(
                        "eventVersion",
                        "1.11",
                        "eventTime",
                        at("10:32:00").toString(),
                        "awsRegion",
                        DemoLogs.REGION,
                        "eventID",
                        DemoLogs.dice(5001).uuid(),
                        "eventType",
                        "AwsCloudTrailInsight",
                        "recipientAccountId",
                        jane.account(),
                        "insightDetails",
                        Json.object(
                                "state",
                                "Start",
                                "eventSource",
                                "ssm.amazonaws.com",
                                "insightType",
                                "ApiErrorRateInsight"),
                        "eventCategory",
                        "Insight"))));
        String key = CloudTrailKey.insight(
                jane.account(),
                DemoLogs.REGION,
                at("10:35:00"),
                DemoLogs.dice(5002).mixed(16));
        tree.other("insight", "cloudtrail", key, Gzip.of(insight));
    }

    private void unreadable() {
        byte[] whole = Gzip.of(Json.text(
                Json.object("Records", DemoLogs.json(List.of(DemoLogs.noise(jane.account(), at("08:00:00"), 6001))))));
        tree.other(
                "broken-gzip", "cloudtrail", eventsKey("08:05:00", 6002), Arrays.copyOf(whole, whole.length * 3 / 5));
        byte[] page =
                "<!DOCTYPE html><html><head><title>503 Service Unavailable</title></head><body>Slow down</body></html>\n"
                        .getBytes(StandardCharsets.UTF_8);
        tree.other("not-a-log", "cloudtrail", eventsKey("09:05:00", 6003), page);
    }

    /** What Session Manager itself puts into a bucket when it logs to S3: the screen as it was, no JSON. */
    private void transcript() {
        String screen = Stream.concat(
                        Stream.of("Script started on " + jane.start()),
                        jane.typed().stream().map(line -> "sh-5.2$ " + line))
                .collect(joining("\r\n"));
        String key = "AWSLogs/%s/aws/ssm/sessionlogs/%s.dms".formatted(jane.account(), jane.id());
        tree.other("transcript", "cloudwatch", key, screen.getBytes(StandardCharsets.UTF_8));
    }

    private String eventsKey(String time, int number) {
        return CloudTrailKey.events(
                jane.account(), DemoLogs.REGION, at(time), DemoLogs.dice(number).mixed(16));
    }

    private Instant at(String time) {
        return midnight.plusSeconds(LocalTime.parse(time).toSecondOfDay());
    }
}
