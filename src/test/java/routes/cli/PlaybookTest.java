package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.playbooks.Playbook;
import routes.playbooks.Playbooks;
import routes.samples.DemoLogs;
import routes.samples.Facts;
import routes.sql.Answer;

/** Every playbook passes the guard and says of the demo's day what is known of it. */
class PlaybookTest {
    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Facts facts;

    @BeforeAll
    static void load() {
        facts = DemoLogs.write(folder.resolve("logs"), LocalDate.of(2026, 11, 20));
        lake = TestLake.start(folder.resolve("data"));
        for (String source : List.of("cloudtrail", "cloudwatch", "bedrock")) {
            lake.load(source, folder.resolve("logs/" + source));
        }
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(lake.count("from_bedrock_readready"))
                    .isEqualTo(facts.records().get("bedrock").longValue());
            assertThat(lake.count("from_cloudwatch_readready")).isGreaterThanOrEqualTo(15);
            assertThat(lake.count("from_cloudtrail_readready"))
                    .isEqualTo(facts.records().get("cloudtrail") - facts.excludedRecords());
            assertThat(lake.count("loglake_decisions where decision = 'quarantined'"))
                    .isEqualTo(2);
        });
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void print() {
        for (Playbook p : Playbooks.bundled().all()) {
            Map<String, String> args = new HashMap<>();
            args.put("from", "2026-11-19");
            System.out.println("=== " + p.id());
            try {
                Answer a = lake.ask(p.sql(args));
                System.out.println(a.rows().size() + " rows");
                a.rows().stream().limit(25).forEach(r -> {
                    String t = p.sentence(a.columns(), r);
                    System.out.println("   " + t.substring(0, Math.min(230, t.length())));
                });
            } catch (RuntimeException e) {
                System.out.println("FAILED " + e.getMessage());
            }
        }
    }
}
