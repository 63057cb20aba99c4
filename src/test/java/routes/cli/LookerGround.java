package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import routes.Rooms;
import routes.looker.Question;
import routes.looker.Report;
import routes.settings.Settings;
import routes.tables.Sources;

/** A lake of six events, and a model that says what a test's script says. */
final class LookerGround implements AutoCloseable {
    static final String COUNT =
            "select eventname, count(*) n from from_cloudtrail_readready where logcalendarday >= 20261101 group by eventname";

    private final Path data;
    final TestLake lake;

    LookerGround(Path data) {
        this.data = data;
        lake = TestLake.start(
                data,
                Map.of(
                        "loglake.looker.model",
                        "loglake.scripted-v1",
                        "loglake.aggregate.time-bucket",
                        "1s",
                        "loglake.aggregate.max-wait",
                        "1s"));
        lake.dropGzip("cloudtrail", Trail.key("one.json.gz"), Trail.file("a-1", "a-2", "a-3"));
        lake.dropGzip("cloudtrail", Trail.key("two.json.gz"), Trail.file("b-1", "b-2", "b-3"));
        await().atMost(Duration.ofSeconds(60)).until(() -> lake.count("from_cloudtrail_readready") == 6);
    }

    /** What the local Bedrock does from the next call on. */
    void script(String yaml) {
        try {
            Files.createDirectories(data.resolve("bedrock"));
            Files.writeString(data.resolve("bedrock/script.yaml"), yaml);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Report ask(String question) throws Exception {
        return ask(new Question(question, "jane", "analyst"), Map.of());
    }

    Report ask(Question question, Map<String, String> settings) throws Exception {
        try (Rooms rooms = rooms(settings)) {
            return rooms.looker.ask(question);
        }
    }

    /** The rooms of a process beside the lake's own. */
    Rooms rooms(Map<String, String> settings) {
        Settings layered = lake.settings().with(new HashMap<>(settings), "a test");
        return new Rooms(layered, lake.aws(), Sources.bundled(), new SimpleMeterRegistry());
    }

    /** Waits for the audit of an investigation to be in its table, and returns how many rows it has there. */
    long auditRows(String id, int expected) {
        String count = "select count(*) from from_looker_readready where investigation = '" + id + "'";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(lake.cell(count)).isEqualTo(Integer.toString(expected)));
        return expected;
    }

    @Override
    public void close() {
        lake.close();
    }
}
