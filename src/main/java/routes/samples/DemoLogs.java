package routes.samples;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A small story for the demo: a night in production, a second try, a tunnel, and around them an ordinary day with all that lies in real
 * log buckets and is no log.
 */
public final class DemoLogs {
    private static final long SEED = 20;
    private static final String REGION = "eu-central-1";
    private static final List<String> ACCOUNTS = SampleAccounts.accounts(6);
    private static final int NOISE_FILES = 32;

    private final Instant midnight;
    private final Tree tree;
    private final Session jane;
    private final Session sam;
    private final Session tunnel;

    private DemoLogs(Path folder, LocalDate day) {
        this.midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        this.tree = new Tree(folder);
        this.jane = session("jane.doe-0b7c1cc185ccf51a9", "jane.doe", "AdministratorAccess", "02:13:07", JANE_TYPED);
        this.sam = session("sam.lee-thefederation-04f2a9d7731c0e5b8", "sam.lee", "ReadOnly", "10:42:30", SAM_TYPED);
        this.tunnel =
                session("maria.rossi-0e91d3b5c7a2f4608", "maria.rossi", "DatabaseOperator", "15:05:00", List.of());
    }

    /**
     * Writes the folders {@code cloudtrail} and {@code cloudwatch}, below them keys as in their buckets, and manifest.json.
     *
     * @param day the day of the story; a demo's is yesterday
     */
    public static Facts write(Path folder, LocalDate day) {
        DemoLogs demo = new DemoLogs(folder, day);
        demo.nightInProduction();
        demo.secondTry();
        demo.portForwarding();
        demo.lateFile();
        demo.ordinaryDay();
        demo.sandbox();
        demo.strangeButValidKeys();
        demo.siblings();
        demo.unreadable();
        demo.transcript();
        new SessionLogs(SEED, List.of(demo.jane, demo.sam)).write(demo.tree);
        return demo.tree.facts(SEED, day, List.of(needle(demo.jane, 2), needle(demo.sam, 2), needle(demo.tunnel, 2)));
    }

    private static final List<String> JANE_TYPED = List.of(
            "sudo su -",
            "whoami",
            "cat /etc/shadow",
            "mysqldump -h db.prod.internal -u root customers > /tmp/c.sql",
            "ls -lh /tmp/c.sql",
            "aws s3 cp /tmp/c.sql s3://jane-private-bucket/",
            "rm -f /tmp/c.sql",
            "history -c",
            "exit");

    private static final List<String> SAM_TYPED = List.of(
            "systemctl status nginx",
            "tail -n 50 /var/log/nginx/error.log\ndf -h",
            "sudo systemctl restart nginx",
            "curl -s localhost/health",
            "exit");

    /** She logs in, opens a session on a production instance, reads what she should not, and copies it out. */
    private void nightInProduction() {
        NoiseCalls login = calls("02:11:40", 1);
        trail(
                "02:20:00",
                1,
                List.of(login.samlLogin(jane.person(), jane.role()), SessionCalls.start(jane, jane.start(), dice(2))));
        trail(
                "02:35:00",
                2,
                List.of(stolen("02:16:02", 3), SessionCalls.terminate(jane, jane.timeOf(JANE_TYPED.size()), dice(4))));
    }

    private TrailRecord stolen(String time, int number) {
        Map<String, Object> machine =
                Identity.role(jane.account(), "payments-api", jane.instance(), null, at("00:00:00"));
        return new TrailRecord(jane.account(), REGION, at(time), dice(number + 100), "s3", "PutObject")
                .by(machine, "10.20.4.7", "aws-cli/2.31.4")
                .asDataEvent()
                .asked(Json.object("bucketName", "jane-private-bucket", "key", "c.sql"))
                .answered(Json.object("x-amz-server-side-encryption", "AES256"));
    }

    private void secondTry() {
        TrailRecord denied = SessionCalls.denied(sam, at("10:31:15"), dice(5));
        trail("10:40:00", 3, List.of(calls("10:30:20", 6).samlLogin(sam.person(), sam.role()), denied));
        trail("10:50:00", 4, List.of(SessionCalls.start(sam, sam.start(), dice(7))));
        trail("11:00:00", 5, List.of(SessionCalls.terminate(sam, sam.timeOf(SAM_TYPED.size()), dice(8))));
    }

    private void portForwarding() {
        trail("15:10:00", 6, List.of(SessionCalls.startPortForwarding(tunnel, tunnel.start(), dice(9))));
        trail("16:20:00", 7, List.of(SessionCalls.terminate(tunnel, at("16:12:44"), dice(10))));
    }

    /** Delivered just after midnight, and half of it belongs to the day before. */
    private void lateFile() {
        List<TrailRecord> records = IntStream.range(0, 6)
                .mapToObj(
                        i -> noise(ACCOUNTS.get(1), midnight.plusSeconds(i < 3 ? -240 + i * 30 : 30 + i * 20), 200 + i))
                .toList();
        trail(ACCOUNTS.get(1), at("00:05:00"), 8, records);
    }

    private void ordinaryDay() {
        for (int file = 0; file < NOISE_FILES; file++) {
            file(
                    ACCOUNTS.get(file % (ACCOUNTS.size() - 1)),
                    file,
                    3 + dice(300 + file).below(11));
        }
    }

    private void sandbox() {
        for (int file = 0; file < 6; file++) {
            file(SampleAccounts.EXCLUDED, 40 + file, 4);
        }
    }

    private void file(String account, int file, int records) {
        Instant delivered = midnight.plusSeconds(1800 + file * 1700L / 300 * 300);
        List<TrailRecord> noise = IntStream.range(0, records)
                .mapToObj(i -> noise(account, delivered.minusSeconds(30L + i * 17), 1000 + file * 50 + i))
                .toList();
        trail(account, delivered, 20 + file, noise);
    }

    /** A trail may have a prefix, and people put blanks and signs into it that a notification encodes. */
    private void strangeButValidKeys() {
        for (String prefix : List.of("team a+b/", "100% audit/")) {
            int number = 4000 + prefix.length();
            Instant delivered = at("12:00:00");
            String key = CloudTrailKey.events(
                    ACCOUNTS.get(2), REGION, delivered, dice(number).mixed(16));
            tree.trail(prefix + key, json(List.of(noise(ACCOUNTS.get(2), delivered.minusSeconds(60), number))));
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
                    "digest", "cloudtrail", CloudTrailKey.digest(jane.account(), REGION, delivered), Gzip.of(digest));
        }
        String insight = Json.text(Json.object(
                "Records",
                List.of(Json.object(
                        "eventVersion",
                        "1.11",
                        "eventTime",
                        at("10:32:00").toString(),
                        "awsRegion",
                        REGION,
                        "eventID",
                        dice(5001).uuid(),
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
                jane.account(), REGION, at("10:35:00"), dice(5002).mixed(16));
        tree.other("insight", "cloudtrail", key, Gzip.of(insight));
    }

    private void unreadable() {
        byte[] whole =
                Gzip.of(Json.text(Json.object("Records", json(List.of(noise(jane.account(), at("08:00:00"), 6001))))));
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
                        JANE_TYPED.stream().map(line -> "sh-5.2$ " + line))
                .collect(joining("\r\n"));
        String key = "AWSLogs/%s/aws/ssm/sessionlogs/%s.dms".formatted(jane.account(), jane.id());
        tree.other("transcript", "cloudwatch", key, screen.getBytes(StandardCharsets.UTF_8));
    }

    private void trail(String time, int number, List<TrailRecord> records) {
        trail(SampleAccounts.PRODUCTION, at(time), number, records);
    }

    private void trail(String account, Instant delivered, int number, List<TrailRecord> records) {
        String unique = Dice.of(SEED, "demo file", number).mixed(16);
        tree.trail(CloudTrailKey.events(account, REGION, delivered, unique), json(records));
    }

    private static List<Map<String, Object>> json(List<TrailRecord> records) {
        List<Map<String, Object>> json = new ArrayList<>();
        records.forEach(record -> json.add(record.json()));
        return json;
    }

    private String eventsKey(String time, int number) {
        return CloudTrailKey.events(
                jane.account(), REGION, at(time), dice(number).mixed(16));
    }

    private NoiseCalls calls(String time, int number) {
        return new NoiseCalls(SampleAccounts.PRODUCTION, REGION, at(time), dice(number), 0);
    }

    private static TrailRecord noise(String account, Instant time, int number) {
        return new NoiseCalls(account, REGION, time, dice(number), number % 100).any();
    }

    private Session session(String id, String person, String role, String time, List<String> typed) {
        String instance = "i-0" + Dice.of(SEED, person, 0).hex(16);
        return new Session(id, person, role, SampleAccounts.PRODUCTION, REGION, instance, at(time), 27, typed);
    }

    private static Facts.Needle needle(Session session, int cloudtrailRows) {
        return new Facts.Needle(
                session.key(), session.person(), cloudtrailRows, session.typed().size());
    }

    /** @param time of the day of the story, e.g. 02:13:07 */
    private Instant at(String time) {
        return midnight.plusSeconds(LocalTime.parse(time).toSecondOfDay());
    }

    private static Dice dice(int number) {
        return Dice.of(SEED, "demo", number);
    }
}
