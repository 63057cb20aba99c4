package local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import local.athena.Lake.Event;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.glue.model.Column;

class LocalAthenaTest {
    private static final Instant QUARTER_PAST_NINE = Instant.parse("2026-11-20T09:15:00Z");

    @TempDir
    static Path folder;

    private static Lake lake;

    @BeforeAll
    static void start() throws Exception {
        lake = new Lake(folder);
        lake.orcTable("events");
        lake.addPartition("events", 20261120);
        lake.putOrc(
                "events",
                20261120,
                "one.orc",
                List.of(
                        new Event("a", QUARTER_PAST_NINE, 1, "says \"hi\", twice"),
                        new Event("b", QUARTER_PAST_NINE.plusMillis(7), 2, null)));
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void rowsOfOrcFilesAreExactAndTimesAreUtc() {
        assertThat(lake.rows("SELECT eventid, eventtime, bytes, note, logcalendarday FROM events ORDER BY eventid"))
                .containsExactly(
                        "a|2026-11-20 09:15:00.000|1|says \"hi\", twice|20261120",
                        "b|2026-11-20 09:15:00.007|2|null|20261120");
    }

    @Test
    void resultsLieInS3AsCsvAndDescribeTheirColumns() {
        String id = lake.start("SELECT eventid, note, eventtime, bytes FROM events ORDER BY eventid");
        QueryExecution query = lake.finished(id);
        assertThat(query.resultConfiguration().outputLocation()).isEqualTo("s3://lake/results/" + id + ".csv");
        assertThat(lake.s3
                        .getObjectAsBytes(r -> r.bucket("lake").key("results/" + id + ".csv"))
                        .asString(StandardCharsets.UTF_8))
                .isEqualTo("""
                        "eventid","note","eventtime","bytes"
                        "a","says ""hi"", twice","2026-11-20 09:15:00.000","1"
                        "b",,"2026-11-20 09:15:00.007","2"
                        """);
        assertThat(query.statistics().dataScannedInBytes()).isPositive();
        assertThat(query.statistics().totalExecutionTimeInMillis()).isPositive();
        assertThat(lake.athena
                        .getQueryResults(r -> r.queryExecutionId(id))
                        .resultSet()
                        .resultSetMetadata()
                        .columnInfo())
                .extracting(ColumnInfo::type)
                .containsExactly("varchar", "varchar", "timestamp", "bigint");
    }

    @Test
    void newPartitionAndNewFileShowAtOnce() throws Exception {
        lake.orcTable("growing");
        assertThat(lake.rows("SELECT count(*) FROM growing")).containsExactly("0");
        lake.putOrc("growing", 20261118, "one.orc", List.of(new Event("a", QUARTER_PAST_NINE, 1, null)));
        lake.addPartition("growing", 20261118);
        assertThat(lake.rows("SELECT count(*) FROM growing")).containsExactly("1");
        lake.putOrc("growing", 20261118, "two.orc", List.of(new Event("b", QUARTER_PAST_NINE, 1, null)));
        assertThat(lake.rows("SELECT eventid FROM growing ORDER BY 1")).containsExactly("a", "b");
    }

    @Test
    void rawJsonIsReadAsItCame() throws Exception {
        lake.glue.createTable(r -> r.databaseName("lake").tableInput(t -> t.name("raw")
                .tableType("EXTERNAL_TABLE")
                .partitionKeys(Lake.column("day", "string"))
                .storageDescriptor(s -> s.location("s3://lake/raw/")
                        .columns(records())
                        .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
                        .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                        .serdeInfo(d -> d.serializationLibrary("org.openx.data.jsonserde.JsonSerDe")))));
        lake.glue.createPartition(
                r -> r.databaseName("lake").tableName("raw").partitionInput(p -> p.values("2026/11/20")
                        .storageDescriptor(s -> s.location("s3://lake/raw/2026/11/20/")
                                .columns(records())
                                .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
                                .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                                .serdeInfo(d -> d.serializationLibrary("org.openx.data.jsonserde.JsonSerDe")))));
        lake.putGzip(
                "raw/2026/11/20/a.json.gz",
                "{\"Records\":[{\"eventID\":\"1\",\"eventName\":\"StartSession\"},{\"eventID\":\"2\",\"eventName\":\"GetObject\"}]}");
        lake.putGzip("raw/2026/11/20/b.json.gz", "{\"Records\":[{\"eventID\":\"3\"}]}");
        assertThat(lake.rows("SELECT r.eventid, r.eventname FROM raw CROSS JOIN UNNEST(records) AS r"
                        + " WHERE day = '2026/11/20' ORDER BY 1"))
                .containsExactly("1|StartSession", "2|GetObject", "3|null");
    }

    private static Column records() {
        return Lake.column("records", "array<struct<eventid:string,eventname:string>>");
    }

    @Test
    void valuesLookAsInAthena() {
        assertThat(lake.rows("SELECT 1.5e0, true, date '2026-11-20', array['a', null], map(array['k'], array[1]),"
                        + " cast(row(1, 'x') AS row(a integer, b varchar)), cast(1.10 AS decimal(5, 2)), X'CAFE',"
                        + " from_unixtime(0), cast(null AS varchar)"))
                .containsExactly(
                        "1.5|true|2026-11-20|[a, null]|{k=1}|{a=1, b=x}|1.10|ca fe|1970-01-01 00:00:00.000 UTC|null");
    }

    @Test
    void failureNamesItsPlaceInTheSql() {
        assertThat(reason("SELECT nothere FROM events"))
                .isEqualTo("COLUMN_NOT_FOUND: line 1:8: Column 'nothere' cannot be resolved");
        assertThat(reason("SELEKT 1")).startsWith("SYNTAX_ERROR: line 1:1: mismatched input 'SELEKT'");
        assertThat(reason("SELECT * FROM nowhere"))
                .isEqualTo("TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.lake.nowhere' does not exist");
        assertThat(reason("DROP TABLE events")).contains("DROP TABLE").contains("Glue Data Catalog's API");
    }

    private static String reason(String sql) {
        QueryExecution query = lake.finished(lake.start(sql));
        assertThat(query.status().state()).isEqualTo(QueryExecutionState.FAILED);
        return query.status().stateChangeReason();
    }

    @Test
    void resultsComeInPages() {
        String id = lake.start("SELECT n FROM UNNEST(sequence(1, 2500)) AS t(n) ORDER BY n");
        lake.finished(id);
        GetQueryResultsResponse first =
                lake.athena.getQueryResults(r -> r.queryExecutionId(id).maxResults(2));
        assertThat(first.resultSet().rows()).extracting(Lake::joined).containsExactly("n", "1");
        GetQueryResultsResponse second = lake.athena.getQueryResults(
                r -> r.queryExecutionId(id).maxResults(2).nextToken(first.nextToken()));
        assertThat(second.resultSet().rows()).extracting(Lake::joined).containsExactly("2", "3");
        assertThat(lake.rows("SELECT n FROM UNNEST(sequence(1, 2500)) AS t(n)")).hasSize(2500);
    }

    @Test
    void sameTokenIsTheSameQuery() {
        String sql = "SELECT 1";
        String token = "0123456789012345678901234567890123456789";
        String first = lake.athena
                .startQueryExecution(r -> r.queryString(sql).clientRequestToken(token))
                .queryExecutionId();
        assertThat(lake.athena
                        .startQueryExecution(r -> r.queryString(sql).clientRequestToken(token))
                        .queryExecutionId())
                .isEqualTo(first);
        assertThatThrownBy(() -> lake.athena.startQueryExecution(
                        r -> r.queryString("SELECT 2").clientRequestToken(token)))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(lake.finished(first).resultConfiguration().outputLocation())
                .startsWith("s3://" + LocalAthena.RESULTS_BUCKET + "/");
        assertThat(lake.athena.listQueryExecutions(r -> {}).queryExecutionIds()).contains(first);
    }

    @Test
    void stoppedQueryStopsTheEngine() {
        String id = lake.start("SELECT count(*) FROM UNNEST(sequence(1, 10000)) a(x), UNNEST(sequence(1, 10000)) b(y),"
                + " UNNEST(sequence(1, 10000)) c(z)");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> lake.athena
                                .getQueryExecution(r -> r.queryExecutionId(id))
                                .queryExecution()
                                .status()
                                .state()
                        == QueryExecutionState.RUNNING);
        assertThat(enginesAtWork()).isEqualTo(1);
        lake.athena.stopQueryExecution(r -> r.queryExecutionId(id));
        assertThat(lake.finished(id).status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> enginesAtWork() == 0);
    }

    private static long enginesAtWork() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("athena-query"))
                .filter(thread -> List.of(thread.getValue()).toString().contains("AthenaEngine"))
                .count();
    }

    @Test
    void aQueryThatReadsMoreThanTheWorkGroupAllowsIsCancelled() throws Exception {
        byte[] noise = new byte[400_000];
        Random random = new Random(1);
        lake.orcTable("large");
        lake.addPartition("large", 20261120);
        for (int file = 0; file < 40; file++) {
            random.nextBytes(noise);
            Event event = new Event("a", QUARTER_PAST_NINE, 1, new String(noise, StandardCharsets.ISO_8859_1));
            lake.putOrc("large", 20261120, "large" + file + ".orc", List.of(event));
        }
        assertThatThrownBy(() -> lake.athena.updateWorkGroup(update -> update.workGroup("primary")
                        .configurationUpdates(changes -> changes.bytesScannedCutoffPerQuery(1L))))
                .isInstanceOf(InvalidRequestException.class);
        lake.athena.updateWorkGroup(update -> update.workGroup("primary")
                .configurationUpdates(changes -> changes.bytesScannedCutoffPerQuery(10_000_000L)));
        try {
            QueryExecution query = lake.finished(lake.start("SELECT length(note) FROM large"));
            assertThat(query.status().state())
                    .as("%s bytes", query.statistics().dataScannedInBytes())
                    .isEqualTo(QueryExecutionState.CANCELLED);
            assertThat(query.status().stateChangeReason()).contains("Bytes scanned limit was exceeded");
        } finally {
            lake.athena.updateWorkGroup(update -> update.workGroup("primary")
                    .configurationUpdates(changes -> changes.removeBytesScannedCutoffPerQuery(true)));
        }
        assertThat(lake.rows("SELECT sum(length(note)) FROM large")).containsExactly("16000000");
    }

    @Test
    void hiveStatementsAreAnsweredFromGlue() {
        lake.orcTable("shown");
        lake.addPartition("shown", 20261119);
        lake.addPartition("shown", 20261120);
        assertThat(lake.rows("SHOW PARTITIONS shown"))
                .containsExactly("logcalendarday=20261119", "logcalendarday=20261120");
        assertThat(lake.rows("SHOW CREATE TABLE lake.shown"))
                .startsWith("CREATE EXTERNAL TABLE `lake.shown`(", "  `eventid` string, ")
                .contains("  `logcalendarday` int)", "  's3://lake/shown/'");
        assertThat(lake.rows("SHOW TABLES")).contains("shown");
        assertThat(lake.rows("DESCRIBE shown")).anyMatch(row -> row.startsWith("eventtime|timestamp(3)"));
    }

    @Test
    void fiveThousandPartitionsArePrunedByTheirKey() throws Exception {
        lake.orcTable("many");
        for (int start = 20000000; start < 20005000; start += 100) {
            int first = start;
            lake.glue.batchCreatePartition(r -> r.databaseName("lake")
                    .tableName("many")
                    .partitionInputList(IntStream.range(first, first + 100)
                            .mapToObj(day -> Lake.orcPartition("many", day))
                            .toList()));
        }
        lake.putOrc("many", 20004321, "one.orc", List.of(new Event("a", QUARTER_PAST_NINE, 1, null)));
        assertThat(lake.rows("SELECT eventid FROM many WHERE logcalendarday BETWEEN 20004300 AND 20004330"))
                .containsExactly("a");
        assertThat(lake.rows("SELECT count(*) FROM \"many$partitions\"")).containsExactly("5000");
    }

    @Test
    void twentyThousandRowsAreGroupedAndJoined() throws Exception {
        lake.orcTable("dense");
        lake.addPartition("dense", 20261120);
        lake.putOrc(
                "dense",
                20261120,
                "one.orc",
                IntStream.range(0, 20_000)
                        .mapToObj(i -> new Event("id" + i, QUARTER_PAST_NINE.plusSeconds(i), i % 10, "note" + i))
                        .toList());
        assertThat(lake.rows("SELECT bytes, count(*) FROM dense GROUP BY bytes ORDER BY bytes"))
                .hasSize(10)
                .startsWith("0|2000");
        assertThat(lake.rows("SELECT count(*), min(a.eventtime) FROM dense a JOIN dense b ON a.eventid = b.eventid"
                        + " WHERE b.note LIKE 'note1999_'"))
                .containsExactly("10|2026-11-20 14:48:10.000");
    }

    @Test
    void closedAthenaLeavesNoThreadThatKeepsTheProcessAlive() {
        Lake other = new Lake(folder.resolve("other"));
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        other.orcTable("events");
        assertThat(other.rows("SELECT count(*) FROM events")).containsExactly("0");
        other.close();
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> !thread.isDaemon() && !before.contains(thread)))
                .isEmpty());
    }

    @Test
    void catalogIsListedFromGlue() {
        assertThat(lake.athena
                        .listDatabases(r -> r.catalogName("AwsDataCatalog"))
                        .databaseList())
                .extracting("name")
                .containsExactly("lake");
        assertThat(lake.athena
                        .getTableMetadata(r -> r.catalogName("AwsDataCatalog")
                                .databaseName("lake")
                                .tableName("events"))
                        .tableMetadata()
                        .partitionKeys())
                .extracting("name")
                .containsExactly("logcalendarday");
        assertThat(lake.athena
                        .getWorkGroup(r -> r.workGroup("primary"))
                        .workGroup()
                        .name())
                .isEqualTo("primary");
        assertThat(Map.of(
                        "state",
                        lake.athena.listWorkGroups(r -> {}).workGroups().get(0).stateAsString()))
                .containsEntry("state", "ENABLED");
    }
}
