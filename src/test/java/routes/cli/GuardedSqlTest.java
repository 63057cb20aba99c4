package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.guard.Allowance;
import routes.guard.Corpus;
import routes.guard.GuardBeans;
import routes.guard.GuardRefused;
import routes.guard.Guarded;
import routes.guard.Policy;
import routes.samples.DemoLogs;
import routes.settings.Settings;
import routes.sql.Answer;
import routes.sql.SqlFailed;
import routes.tables.Sources;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The guard on a lake of the demo's logs. */
class GuardedSqlTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static GuardBeans guard;
    private static Words words;

    @BeforeAll
    static void start() throws IOException {
        FilterFolder filters = FilterFolder.copiedTo(folder.resolve("filters"));
        Path config =
                Files.writeString(folder.resolve("lake.properties"), "loglake.filters.dir=" + filters.folder() + "\n");
        words = new Words(folder.resolve("data"), config);
        lake = TestLake.start(folder.resolve("data"), filters.setting());
        DemoLogs.write(folder.resolve("logs"), DAY);
        for (String source : List.of("cloudtrail", "cloudwatch")) {
            String logs = folder.resolve("logs").resolve(source).toString();
            assertThat(words.say("load", logs, "--source", source, "--wait").exit())
                    .isZero();
        }
        guard = new GuardBeans(
                Settings.bundled().onLocalAws().with(Map.of(), "a test"),
                lake.aws(),
                Sources.bundled(),
                Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void rewrittenQueriesReturnWhatTheQueriesReturn() {
        Policy policy = guard.policies().of("auditor");
        Queue<String> different = new ConcurrentLinkedQueue<>();
        AtomicInteger withRows = new AtomicInteger();
        Corpus.legitimate().parallelStream().forEach(example -> {
            String sql = example.sql().strip().replaceFirst(";$", "");
            try {
                Guarded guarded = guard.queries().ask(sql, policy, policy.allowance());
                Answer expected = lake.ask(sql);
                withRows.addAndGet(expected.rows().isEmpty() ? 0 : 1);
                differences(
                                guarded,
                                expected,
                                guard.queries().check(sql, policy).ordered())
                        .forEach(difference -> different.add(example + ": " + difference));
            } catch (SqlFailed failed) {
                different.add(example + ": " + failed.getMessage());
            }
        });
        assertThat(different).isEmpty();
        assertThat(withRows.get()).as("queries with rows").isGreaterThan(70);
    }

    private static List<String> differences(Guarded guarded, Answer expected, boolean ordered) {
        List<String> differences = new ArrayList<>();
        if (!rows(expected, ordered).equals(rows(guarded.answer(), ordered))
                || !expected.columns().equals(guarded.answer().columns())) {
            differences.add(
                    expected.rows().size() + " and " + guarded.answer().rows().size() + " rows");
        }
        if (guarded.answer().scannedBytes() > guarded.estimatedBytes()) {
            differences.add(
                    "read " + guarded.answer().scannedBytes() + " bytes, estimated " + guarded.estimatedBytes());
        }
        return differences;
    }

    @Test
    void partitionsSayHowLargeTheyAre() {
        String table = "from_cloudtrail_readready";
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(said(table)).isEqualTo(listed(table)).isNotEmpty());
        lake.dropGzip(
                "cloudtrail",
                "AWSLogs/o-x7q8b22ufe/111122223333/CloudTrail/eu-central-1/2026/11/20/one-more.json.gz",
                "{\"Records\":[{\"eventID\":\"one-more\",\"eventName\":\"GetRole\",\"eventTime\":\"2026-11-20T10:00:00Z\",\"eventSource\":\"iam.amazonaws.com\"}]}");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> "1".equals(lake.cell("select count(*) from " + table + " where eventid = 'one-more'")));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(said(table)).isEqualTo(listed(table)));
        assertThat(words.say("seal", "--table", table, "--day", "2026-11-20").exit())
                .isZero();
        assertThat(said(table)).isEqualTo(listed(table)).hasSize(2);
    }

    /** What partitions say, by location. */
    private static Map<String, String> said(String table) {
        Map<String, String> said = new TreeMap<>();
        lake.aws()
                .glue
                .getPartitionsPaginator(get -> get.databaseName("loglake").tableName(table))
                .forEach(page -> page.partitions()
                        .forEach(partition -> said.put(
                                partition.storageDescriptor().location() + " "
                                        + partition.parameters().get("totalSize") + " bytes",
                                partition.values().get(0) + ": "
                                        + partition.parameters().get("numFiles") + " files, "
                                        + partition.parameters().get("numRows") + " rows")));
        return said;
    }

    /** What lies there, and what Athena counts. */
    private static Map<String, String> listed(String table) {
        Map<String, String> listed = new TreeMap<>();
        for (String location : lake.partitionsOf(table)) {
            String day = location.replaceAll(".*logcalendarday=(\\d+)/.*", "$1");
            List<S3Object> files = lake.aws()
                    .s3
                    .listObjectsV2(list -> list.bucket("loglake-readready")
                            .prefix(location.substring("s3://loglake-readready/".length())))
                    .contents();
            listed.put(
                    location + " " + files.stream().mapToLong(S3Object::size).sum() + " bytes",
                    day + ": " + files.size() + " files, "
                            + lake.cell("select count(*) from " + table + " where logcalendarday = " + day) + " rows");
        }
        return listed;
    }

    @Test
    void theCommandRefusesInOneLineAndSaysWhatToWrite() {
        Words.Said refused = words.say("sql", "select * from from_cloudtrail_readready");
        assertThat(refused.exit()).isEqualTo(Cli.BAD_ANSWER);
        assertThat(refused.err()).isEqualToNormalizingNewlines("""
                        loglake: refused, PARTITION 1:15: no first day is given for from_cloudtrail_readready
                        loglake: add: WHERE logcalendarday >= %s
                        """.formatted(
                        LocalDate.now(ZoneOffset.UTC).minusDays(7).format(DateTimeFormatter.BASIC_ISO_DATE)));
        assertThat(words.say("sql", "select * from from_cloudtrail_raw where logcalendarday >= 20261101")
                        .err())
                .contains("TABLE 1:15", "ask from_cloudtrail_readready");
        assertThat(words.say("sql", "--role", "nobody", "select 1").err())
                .contains("there is no role 'nobody': use one of analyst, auditor, manager");
    }

    @Test
    void aManagerSeesTheSessionsOfTheTeam() {
        String sql =
                "select distinct sessioncontext_sourceidentity from from_cloudtrail_readready where logcalendarday >= 20261101 order by 1";
        Policy manager = guard.policies().of("manager");
        assertThat(guard.queries()
                        .ask(sql, manager, manager.allowance())
                        .answer()
                        .rows())
                .containsExactly(List.of("jane.doe"), List.of("sam.lee"));
        assertThatThrownBy(() -> guard.queries()
                        .check(
                                "select useridentity_accesskeyid from from_cloudtrail_readready where logcalendarday >= 20261101",
                                manager))
                .isInstanceOfSatisfying(GuardRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo("COLUMN_DENIED"));
    }

    @Test
    void anAllowanceEndsAQuery() {
        Policy policy = guard.policies().of("auditor");
        String all = "select * from from_cloudtrail_readready where logcalendarday >= 20261101";
        assertThatThrownBy(() -> guard.queries().ask(all, policy, new Allowance(1, 10, Duration.ofMinutes(1))))
                .isInstanceOfSatisfying(GuardRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo("BYTES"));
        Guarded cut = guard.queries().ask(all, policy, new Allowance(1 << 30, 10, Duration.ofMinutes(1)));
        assertThat(cut.answer().rows()).hasSize(10);
        assertThat(cut.truncated()).isTrue();
        assertThatThrownBy(() -> guard.queries().ask(all, policy, new Allowance(1 << 30, 10, Duration.ofNanos(1))))
                .isInstanceOfSatisfying(GuardRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo("TIME"));
    }

    @Test
    void theSameOccasionIsNotRunAgain() {
        Policy policy = guard.policies().of("analyst");
        String sql = "select count(*) from from_cloudwatch_readready where logcalendarday >= 20261101";
        Guarded once = guard.queries().ask(sql, policy, policy.allowance(), "L-1 turn 1");
        Guarded again = guard.queries().ask(sql, policy, policy.allowance(), "L-1 turn 1");
        Guarded later = guard.queries().ask(sql, policy, policy.allowance(), "L-1 turn 2");
        assertThat(again.executionId()).isEqualTo(once.executionId()).isNotEqualTo(later.executionId());
        assertThat(later.contentHash()).isEqualTo(once.contentHash()).hasSize(64);
    }

    private static List<List<@Nullable String>> rows(Answer answer, boolean ordered) {
        List<List<@Nullable String>> rows = new ArrayList<>(answer.rows());
        if (!ordered) {
            rows.sort(Comparator.comparing(Object::toString));
        }
        return rows;
    }
}
