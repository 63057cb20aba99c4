package routes.samples;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The objects that Bedrock writes for invocations: a log of some of them, and beside it the bodies that are too large for it. */
final class InvocationLog {
    private static final String BUCKET = "org-bedrock";
    private static final DateTimeFormatter HOUR = CloudTrailKey.utc("yyyy/MM/dd/HH/");
    private static final DateTimeFormatter MILLI = CloudTrailKey.utc("yyyyMMdd'T'HHmmssSSS'Z'");

    private final String account;
    private final String folder;
    private final Tree tree;

    InvocationLog(String account, Tree tree) {
        this.account = account;
        this.folder = "AWSLogs/" + account + "/BedrockModelInvocationLogs/" + DemoLogs.REGION + "/";
        this.tree = tree;
    }

    void write(List<InvocationRecord> invocations) {
        Instant delivered = invocations.get(invocations.size() - 1).time().plusSeconds(45);
        String hour = folder + HOUR.format(delivered);
        List<InvocationRecord.Body> bodies = new ArrayList<>();
        String lines = invocations.stream()
                .map(record -> Json.text(record.json(account, DemoLogs.REGION, BUCKET, hour, bodies)))
                .collect(joining("\n"));
        String unique = DemoLogs.dice(Math.toIntExact(delivered.getEpochSecond() % 1_000_000))
                .hex(16);
        tree.invocations(
                hour + MILLI.format(delivered) + "_" + unique + ".json.gz",
                lines,
                invocations.stream()
                        .map(record -> record.time().atZone(ZoneOffset.UTC).toLocalDate())
                        .toList());
        bodies.forEach(body -> tree.other("body", "bedrock", body.key(), Gzip.of(body.json())));
    }

    /** What Bedrock leaves when logging is set up. */
    void permissionCheck() {
        tree.other("permission-check", "bedrock", folder + "amazon-bedrock-logs-permission-check", new byte[0]);
    }
}
