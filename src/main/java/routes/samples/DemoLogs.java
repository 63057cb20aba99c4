package routes.samples;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A small story for the demo: a night in production, a second try, a tunnel, agents that ask models, and around them an ordinary day with all that lies in real
 * log buckets and is no log.
 */
public final class DemoLogs {
    private static final long SEED = 20;
    static final String REGION = "eu-central-1";
    static final List<String> ACCOUNTS = SampleAccounts.accounts(6);
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
     * Writes the folders {@code cloudtrail}, {@code cloudwatch} and {@code bedrock}, below them keys as in their buckets, and manifest.json.
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
        demo.agents();
        new DemoEmergency(demo).write();
        new DemoClutter(demo.midnight, demo.jane, demo.tree).write();
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
        PersonCalls login = calls("02:11:40", 1);
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

    /** What agents asked of models is in Bedrock's own log; that they asked is in CloudTrail, too. */
    private void agents() {
        trail("22:45:00", 9, new DemoAgents(midnight, tree).write());
    }

    private void file(String account, int file, int records) {
        Instant delivered = midnight.plusSeconds(1800 + file * 1700L / 300 * 300);
        List<TrailRecord> noise = IntStream.range(0, records)
                .mapToObj(i -> noise(account, delivered.minusSeconds(30L + i * 17), 1000 + file * 50 + i))
                .toList();
        trail(account, delivered, 20 + file, noise);
    }

    void trail(String time, int number, List<TrailRecord> records) {
        trail(SampleAccounts.PRODUCTION, at(time), number, records);
    }

    void trail(String account, Instant delivered, int number, List<TrailRecord> records) {
        String unique = Dice.of(SEED, "demo file", number).mixed(16);
        tree.trail(CloudTrailKey.events(account, REGION, delivered, unique), json(records));
    }

    static List<Map<String, Object>> json(List<TrailRecord> records) {
        List<Map<String, Object>> json = new ArrayList<>();
        records.forEach(record -> json.add(record.json()));
        return json;
    }

    private PersonCalls calls(String time, int number) {
        return new PersonCalls(new CallSite(SampleAccounts.PRODUCTION, REGION, at(time), dice(number), 0));
    }

    static TrailRecord noise(String account, Instant time, int number) {
        return new NoiseCalls(new CallSite(account, REGION, time, dice(number), number % 100)).any();
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
    Instant at(String time) {
        return midnight.plusSeconds(LocalTime.parse(time).toSecondOfDay());
    }

    static Dice dice(int number) {
        return Dice.of(SEED, "demo", number);
    }
}
