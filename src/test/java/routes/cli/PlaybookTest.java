package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.guard.Policy;
import routes.playbooks.Playbook;
import routes.playbooks.Playbooks;
import routes.samples.DemoLogs;
import routes.samples.Facts;
import routes.sql.Answer;
import routes.tables.Sources;

/** Every playbook passes the guard and says of the demo's day what is known of it. */
class PlaybookTest {
    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Facts facts;
    private static Rooms rooms;

    @BeforeAll
    static void load() {
        facts = DemoLogs.write(folder.resolve("logs"), LocalDate.of(2026, 11, 20));
        lake = TestLake.start(folder.resolve("data"));
        for (String source : List.of("cloudtrail", "cloudwatch", "bedrock")) {
            lake.load(source, folder.resolve("logs/" + source));
        }
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            assertThat(lake.count("from_bedrock_readready"))
                    .isEqualTo(facts.records().get("bedrock").longValue());
            assertThat(lake.count("from_cloudwatch_readready")).isGreaterThanOrEqualTo(15);
            assertThat(lake.count("from_cloudtrail_readready"))
                    .isEqualTo(facts.records().get("cloudtrail") - facts.excludedRecords());
            assertThat(lake.count("loglake_decisions where decision = 'quarantined'"))
                    .isEqualTo(2);
        });
        rooms = new Rooms(lake.settings(), lake.aws(), Sources.bundled(), new SimpleMeterRegistry());
    }

    @AfterAll
    static void stop() {
        rooms.close();
        lake.close();
    }

    /** Known from how the demo's day is made. */
    private static final Map<String, List<String>> SENTENCES = Map.ofEntries(
            Map.entry(
                    "agent-errors",
                    List.of(
                            "arn:aws:iam::111122223333:user/alice got ThrottlingException from anthropic.claude-3-haiku-20240307-v1:0 1 times, last at 2026-11-20 10:05:15.000 UTC")),
            Map.entry(
                    "agent-tools",
                    List.of(
                            "arn:aws:iam::111122223333:user/alice used list_files_in_s3 2 times, last at 2026-11-20 10:05:10.000 UTC",
                            "arn:aws:sts::111122223333:assumed-role/AgentOps/ops-helper used list_buckets 1 times, last at 2026-11-20 09:14:00.000 UTC",
                            "arn:aws:sts::111122223333:assumed-role/AgentOps/ops-helper used list_files_in_s3 1 times, last at 2026-11-20 09:14:03.000 UTC",
                            "arn:aws:sts::111122223333:assumed-role/AgentOps/ops-helper used read_file 1 times, last at 2026-11-20 09:14:06.000 UTC",
                            "arn:aws:sts::111122223333:assumed-role/AgentRepair/fix-it used run_command 1 times, last at 2026-11-20 22:15:11.000 UTC")),
            Map.entry(
                    "agent-tokens",
                    List.of(
                            "arn:aws:sts::111122223333:assumed-role/AgentRepair/fix-it called anthropic.claude-sonnet-4-5-20250929-v1:0 1 times: 90 tokens in, 0 cached, 30000 out, about 0.4503 dollars",
                            "arn:aws:sts::111122223333:assumed-role/AgentOps/ops-helper called anthropic.claude-sonnet-4-5-20250929-v1:0 4 times: 1780 tokens in, 0 cached, 148 out, about 0.0076 dollars",
                            "arn:aws:iam::111122223333:user/alice called anthropic.claude-3-haiku-20240307-v1:0 3 times: 500 tokens in, 0 cached, 115 out, about 0.0003 dollars",
                            "arn:aws:sts::111122223333:assumed-role/AgentRepair/fix-it called anthropic.claude-3-haiku-20240307-v1:0 1 times: 61022 tokens in, 0 cached, 64 out, about 0.0153 dollars",
                            "arn:aws:sts::111122223333:assumed-role/AgentOps/ops-helper called amazon.titan-text-express-v1 1 times: 8 tokens in, 0 cached, 3 out, about - dollars")),
            Map.entry(
                    "denied-calls",
                    List.of(
                            "omar.haddad was refused RunInstances of ec2.amazonaws.com 1 times (Client.UnauthorizedOperation), last at 2026-11-20 09:53:39.000 UTC",
                            "pedro.silva was refused GetSecretValue of secretsmanager.amazonaws.com 1 times (AccessDenied), last at 2026-11-20 10:23:39.000 UTC",
                            "sam.lee was refused StartSession of ssm.amazonaws.com 1 times (AccessDenied), last at 2026-11-20 10:31:15.000 UTC")),
            Map.entry(
                    "iam-changes",
                    List.of(
                            "arn:aws:iam::207431064142:root called CreateAccessKey in account 207431064142 at 2026-11-20 18:04:41.000 UTC",
                            "maria.rossi called AttachRolePolicy in account 111122223333 at 2026-11-20 21:41:05.000 UTC")),
            Map.entry(
                    "logins-without-mfa",
                    List.of(
                            "arn:aws:iam::207431064142:root logged in to account 207431064142 without MFA at 2026-11-20 18:02:10.000 UTC from 198.51.100.9 (Success)")),
            Map.entry(
                    "root-use",
                    List.of(
                            "root of account 207431064142 called ConsoleLogin at 2026-11-20 18:02:10.000 UTC from 198.51.100.9",
                            "root of account 207431064142 called CreateAccessKey at 2026-11-20 18:04:41.000 UTC from 198.51.100.9")),
            Map.entry(
                    "off-hours",
                    List.of(
                            "jane.doe made 2 calls in account 111122223333 outside working hours, from 2026-11-20 02:13:07.000 to 2026-11-20 02:17:37.000 UTC",
                            "maria.rossi made 1 calls in account 111122223333 outside working hours, from 2026-11-20 21:41:05.000 to 2026-11-20 21:41:05.000 UTC")),
            Map.entry(
                    "privileged-roles",
                    List.of(
                            "jane.doe used AdministratorAccess in account 111122223333 for 2 calls, from 2026-11-20 02:13:07.000 to 2026-11-20 02:17:37.000 UTC",
                            "pedro.silva used AdministratorAccess in account 012345670123 for 1 calls, from 2026-11-20 10:23:39.000 to 2026-11-20 10:23:39.000 UTC",
                            "pedro.silva used AdministratorAccess in account 214832124284 for 1 calls, from 2026-11-20 11:48:05.000 to 2026-11-20 11:48:05.000 UTC",
                            "maria.rossi used BreakGlass in account 111122223333 for 1 calls, from 2026-11-20 21:41:05.000 to 2026-11-20 21:41:05.000 UTC")),
            Map.entry(
                    "secrets",
                    List.of("pedro.silva asked for payments/db at 2026-11-20 10:23:39.000 UTC (AccessDenied)")),
            Map.entry(
                    "sessions",
                    List.of(
                            "jane.doe opened session 0b7c1cc185ccf51a9 on i-08d128c6472479908 (account 111122223333) at 2026-11-20 02:13:07.000 UTC from 198.51.100.235",
                            "sam.lee opened session 04f2a9d7731c0e5b8 on i-081108a63b9d420dd (account 111122223333) at 2026-11-20 10:42:30.000 UTC from 198.51.100.120",
                            "maria.rossi opened session 0e91d3b5c7a2f4608 on i-0f599a798b6e4bf5d (account 111122223333) at 2026-11-20 15:05:00.000 UTC from 198.51.100.122")),
            Map.entry(
                    "twice",
                    List.of(
                            "of 3 events on 20261119, 0 stand there more than once and 0 are twins of one in another account",
                            "of 297 events on 20261120, 0 stand there more than once and 0 are twins of one in another account")),
            Map.entry("looker-use", List.of("Nobody asked Looker.")));

    private static final Map<String, Integer> ROWS = Map.ofEntries(
            Map.entry("agent-questions", 4),
            Map.entry("agent-tool-inputs", 6),
            Map.entry("left-out", 7),
            Map.entry("new-places", 7),
            Map.entry("risky-commands", 9),
            Map.entry("session", 21),
            Map.entry("busiest", 20),
            Map.entry("bucket-access", 57));

    @Test
    void eachPassesTheGuardAndSaysWhatIsKnownOfTheDay() {
        assertThat(Playbooks.bundled().all()).allSatisfy(playbook -> {
            List<String> told = told(playbook, Map.of("from", "2026-11-19"));
            if (SENTENCES.containsKey(playbook.id())) {
                assertThat(told).containsExactlyElementsOf(SENTENCES.get(playbook.id()));
            } else {
                assertThat(told).hasSize(ROWS.getOrDefault(playbook.id(), -1));
            }
        });
    }

    @Test
    void argumentsNarrowTheAnswer() {
        Playbook buckets = Playbooks.bundled().playbook("bucket-access");
        assertThat(told(buckets, Map.of("from", "2026-11-19", "bucket", "jane-private")))
                .singleElement()
                .asString()
                .matches(
                        ".*payments-api/i-0\\w+ called PutObject on jane-private-bucket 1 times, last at 2026-11-20 02:16:02.000 UTC");
        Playbook session = Playbooks.bundled().playbook("session");
        assertThat(told(session, Map.of("from", "2026-11-19", "session", "04f2a9d7731c0e5b8")))
                .hasSize(7);
        assertThat(told(session, Map.of("from", "2026-11-19", "session", "' or 1=1 --")))
                .containsExactly(session.none());
    }

    @Test
    void theCommandTellsItAndAMissingOneIsNamed() throws IOException {
        assertThat(say("run", "secrets", "--param", "from=2026-11-19").out()).isEqualTo("""
                        Who asked for secrets?
                          pedro.silva asked for payments/db at 2026-11-20 10:23:39.000 UTC (AccessDenied)
                        searched: from_cloudtrail_readready from 2026-11-19
                        """);
        assertThat(say("run", "secrets", "--param", "from=2026-11-19", "--format", "csv")
                        .out())
                .startsWith("\"time\",\"who\",\"action\",\"secret\",\"error\"\r\n\"2026-11-20");
        assertThat(say("run", "sekrets").err()).contains("there is no playbook 'sekrets': use one of agent-errors");
        assertThat(say("run", "secrets", "--role", "boss").err()).contains("there is no role 'boss'");
        assertThat(say("list").out()).contains("agent-tools", "What tools did agents use?", "from=T-7d user=%");
    }

    private static Words.Said say(String... words) throws IOException {
        String[] all = new String[words.length + 1];
        all[0] = "playbook";
        System.arraycopy(words, 0, all, 1, words.length);
        return new Words(folder.resolve("data"), Files.writeString(folder.resolve("lake.properties"), "")).say(all);
    }

    private static List<String> told(Playbook playbook, Map<String, String> arguments) {
        Policy policy = rooms.guard.policies().of("analyst");
        Answer answer = rooms.guard
                .queries()
                .ask(playbook.sql(arguments), policy, policy.allowance())
                .answer();
        return answer.rows().isEmpty()
                ? List.of(playbook.none())
                : answer.rows().stream()
                        .map(row -> playbook.sentence(answer.columns(), row))
                        .toList();
    }
}
