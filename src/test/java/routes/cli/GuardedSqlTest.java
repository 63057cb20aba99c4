package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.guard.Checked;
import routes.guard.Corpus;
import routes.guard.GuardBeans;
import routes.guard.Guarded;
import routes.guard.Policy;
import routes.samples.DemoLogs;
import routes.settings.Settings;
import routes.sql.Answer;
import routes.sql.SqlFailed;
import routes.tables.Sources;

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
        lake.load("cloudtrail", folder.resolve("logs/cloudtrail"));
        lake.load("cloudwatch", folder.resolve("logs/cloudwatch"));
        lake.awaitIdle();
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
        List<String> different = new ArrayList<>();
        int withRows = 0;
        for (Corpus.Example example : Corpus.legitimate()) {
            String sql = example.sql().strip().replaceFirst(";$", "");
            try {
                Guarded guarded = guard.queries().ask(sql, policy, policy.allowance());
                Checked checked = guard.queries().check(sql, policy);
                Answer expected = lake.ask(sql);
                withRows += expected.rows().isEmpty() ? 0 : 1;
                if (!rows(expected, checked.ordered()).equals(rows(guarded.answer(), checked.ordered()))
                        || !expected.columns().equals(guarded.answer().columns())) {
                    different.add(example + ": " + expected.rows().size() + " and "
                            + guarded.answer().rows().size() + " rows");
                }
                if (guarded.answer().scannedBytes() > guarded.estimatedBytes()) {
                    different.add(example + ": read " + guarded.answer().scannedBytes() + " bytes, estimated "
                            + guarded.estimatedBytes());
                }
            } catch (SqlFailed failed) {
                different.add(example + ": " + failed.getMessage());
            }
        }
        assertThat(different).isEmpty();
        assertThat(withRows).as("queries with rows").isGreaterThan(70);
    }

    private static List<List<@Nullable String>> rows(Answer answer, boolean ordered) {
        List<List<@Nullable String>> rows = new ArrayList<>(answer.rows());
        if (!ordered) {
            rows.sort(Comparator.comparing(Object::toString));
        }
        return rows;
    }
}
