package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.looker.Question;
import routes.looker.Report;
import routes.samples.DemoLogs;
import routes.tables.Sources;

/** The questions of {@code bench looker}: the offline demo model answers each, and what it claims is so. */
class PlainQuestionsTest {
    @TempDir
    Path folder;

    @Test
    void eachIsAnsweredAndEachClaimIsProved() throws Exception {
        DemoLogs.write(folder.resolve("logs"), LocalDate.now(ZoneOffset.UTC).minusDays(1));
        try (TestLake lake = TestLake.start(folder.resolve("data"));
                Rooms rooms = new Rooms(lake.settings(), lake.aws(), Sources.bundled(), new SimpleMeterRegistry())) {
            DemoLoad.of(new Access(lake.aws(), lake.settings(), java.util.Map.of(), () -> {}), folder.resolve("logs"));
            SoftAssertions all = new SoftAssertions();
            for (String question : PlainQuestions.ALL) {
                Report report = rooms.looker.ask(new Question(question, "jane", "auditor"));
                all.assertThat(report.answered()).as("%s", report).isTrue();
                all.assertThat(report.answer()).as(question).startsWith("[offline demo model]");
                all.assertThat(report.claims()).as(question).allMatch(Report.CheckedClaim::proved);
                all.assertThat(report.unproved())
                        .as("%s: %s", question, report.answer())
                        .isEmpty();
            }
            all.assertAll();
            assertThat(rooms.looker.newest(50)).hasSize(PlainQuestions.ALL.size());
        }
    }
}
