package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Excluded is visible, costs no GET, and can be undone: the objects stay where they are, and the listing finds them again. */
class ExclusionTest {
    private static final String ROWS = "from_cloudtrail_readready";
    private static final String SANDBOX = "999988887777";
    private static final Duration RELOAD = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    private static FilterFolder filters;
    private static String withRule;
    private static TestLake lake;

    /** Other tests of this JVM got theirs. */
    private final int before = CallRecorder.gets().size();

    @BeforeAll
    static void start() throws IOException {
        filters = FilterFolder.copiedTo(folder.resolve("filters"));
        withRule = Files.readString(filters.folder().resolve("exclusions.yaml"));
        lake = TestLake.start(folder.resolve("data"), filters.setting());
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void anExcludedAccountCostsNoGetAndComesInWhenItsRuleIsGoneButNotByABadEdit() {
        drop(SANDBOX, "sandbox-1");
        drop(Trail.ACCOUNT, "kept-1");
        awaitRows("kept-1");
        assertExcluded(1);

        try (LogLines log = new LogLines()) {
            filters.edit("exclusions.yaml", text -> text.replace("account: [\"" + SANDBOX, "account: [\"999988887778"));
            await().atMost(RELOAD).untilAsserted(() -> assertThat(log.at(Level.ERROR))
                    .singleElement()
                    .asString()
                    .contains("refused", "exclusions.yaml", "sandbox-account")
                    .doesNotContain("\n"));
        }
        drop(SANDBOX, "sandbox-2");
        drop(Trail.ACCOUNT, "kept-2");
        awaitRows("kept-1", "kept-2");
        assertExcluded(2);

        edit(ExclusionTest::withoutRule);
        // Its account's folder is known to the catalog only from now on.
        drop(SANDBOX, "sandbox-3");
        awaitRows("kept-1", "kept-2", "sandbox-1", "sandbox-2", "sandbox-3");
        int gets = CallRecorder.gets().size();

        edit(text -> withRule);
        drop(SANDBOX, "sandbox-4");
        drop(Trail.ACCOUNT, "kept-3");
        awaitRows("kept-1", "kept-2", "kept-3", "sandbox-1", "sandbox-2", "sandbox-3");
        assertThat(CallRecorder.gets().subList(gets, CallRecorder.gets().size()))
                .noneMatch(object -> object.contains(SANDBOX));

        edit(ExclusionTest::withoutRule);
        drop(Trail.ACCOUNT, "kept-4");
        awaitRows("kept-1", "kept-2", "kept-3", "kept-4", "sandbox-1", "sandbox-2", "sandbox-3", "sandbox-4");
    }

    private static String withoutRule(String text) {
        return text.replaceAll("(?s)  - id: sandbox-account.*?(?=  - id: keep-session-manager)", "");
    }

    /** Returns when the lake has taken the edit. */
    private static void edit(UnaryOperator<String> change) {
        try (LogLines log = new LogLines()) {
            filters.edit("exclusions.yaml", change);
            await().atMost(RELOAD).untilAsserted(() -> assertThat(log.at(Level.INFO))
                    .anyMatch(line -> line.startsWith("filters ") && line.contains(" taken")));
        }
    }

    private void assertExcluded(int objects) {
        assertThat(CallRecorder.gets().subList(before, CallRecorder.gets().size()))
                .noneMatch(object -> object.contains(SANDBOX));
        assertThat(lake.metric("loglake_filter_excluded_total{rule=\"sandbox-account\",source=\"cloudtrail\""))
                .isEqualTo(objects);
    }

    private static void drop(String account, String eventId) {
        lake.dropGzip("cloudtrail", Trail.key(account, eventId + ".json.gz"), Trail.file(eventId));
    }

    private static void awaitRows(String... eventIds) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        lake.ask("select eventid from " + ROWS + " order by 1").rows())
                .isEqualTo(Arrays.stream(eventIds).map(List::of).toList()));
    }
}
