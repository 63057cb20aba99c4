package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import routes.sql.SqlFailed;

/** Sources that are dropped into a lake that runs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewSourcesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ROUTE = """
            - route:
                id: door-events
                description: Who went through which door
                from:
                  uri: kamelet:loglake-source
                  parameters:
                    source: door
                  steps:
                    - bean: {ref: copies, method: "keep(${variable.source}, ${body})"}
                    - bean: {ref: placements, method: "place(${variable.source}, ${body})"}
                    - to: direct:placed
            """;
    private static final String TABLE = """
            source: door
            description: Who went through which door.
            format: json-documents
            rename: {suffix: .json.gz}
            placement:
              - name: firehose
                key: '(?<prefix>.*/)?(?<year>\\d{4})/(?<month>\\d\\d)/(?<day>\\d\\d)/[^/]+'
                partition: {logcalendarday: '${year}${month}${day}'}
            raw:
              table: from_door_raw
              comment: As delivered.
              partition:
                - {name: logcalendarday, type: int, comment: Day.}
              columns:
                - {name: line, type: string, comment: A line.}
              serde:
                input: org.apache.hadoop.mapred.TextInputFormat
                output: org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat
                library: org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe
            readready:
              table: from_door_readready
              comment: Flat.
              identity: id
              eventtime: at
              sort: [at]
              columns:
                - {name: id, from: /id, type: string, comment: Identity.}
                - {name: at, from: /at, type: timestamp, comment: When.}
                - {name: extra_json, rest: true, type: json, comment: Rest.}
            """;

    @TempDir
    static Path folder;

    private static SourceDrop drop;
    private static TestLake lake;
    private static LogLines log;

    @BeforeAll
    static void startWithoutAny() {
        drop = SourceDrop.in(folder.resolve("sources"));
        Map<String, String> settings = new HashMap<>(drop.settings());
        settings.put("loglake.local.port", "19700");
        log = new LogLines();
        lake = TestLake.start(folder.resolve("data"), settings);
    }

    @AfterAll
    static void stop() {
        lake.close();
        log.close();
    }

    @Test
    @Order(1)
    void aFileWithoutSuffixIsCopiedUnderABetterName() throws Exception {
        drop.write("door.table.yaml", TABLE);
        drop.write("door.camel.yaml", ROUTE);
        runs("door");
        byte[] bytes = TestLake.gzip("{\"id\":\"a\",\"at\":1}{\"id\":\"b\",\"at\":2,\"door\":\"north\"}");

        lake.drop("door", "fh/2026/11/20/firehose-1-2026-11-20-00-00-00-abc", bytes);

        rows("select id, extra_json from from_door_readready order by 1", List.of("a"), List.of("b"));
        byte[] copy = lake.aws().s3.getObjectAsBytes(get -> get.bucket("loglake-copies")
                        .key("door/fh/2026/11/20/firehose-1-2026-11-20-00-00-00-abc.json.gz"))
                .asByteArray();
        assertThat(sha256(copy)).isEqualTo(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static void runs(String source) {
        await().atMost(SOON).untilAsserted(() -> assertThat(log.at(Level.INFO)).anyMatch(line -> line.startsWith("source " + source + " runs")));
    }

    /** Until the first columns are these. */
    @SafeVarargs
    private static void rows(String sql, List<String>... expected) {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptionsInstanceOf(SqlFailed.class).untilAsserted(() -> assertThat(
                        lake.ask(sql).rows().stream()
                                .map(row -> row.subList(0, expected[0].size()))
                                .toList())
                .containsExactly(expected));
    }
}
