package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the one who is called at night sees: how the lake is doing, what fails, and what to do. */
class StatusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void statusAndDoctorSayWhatIsAndWhatToDo() throws IOException {
        FilterFolder filters = FilterFolder.copiedTo(folder.resolve("filters"));
        Path config =
                Files.writeString(folder.resolve("lake.properties"), "loglake.filters.dir=" + filters.folder() + "\n");
        Words words = new Words(folder.resolve("data"), config);
        // Where Camel's own command line looks for what it may attach to.
        System.setProperty("user.home", folder.toString());
        Map<String, String> settings = new HashMap<>(filters.setting());
        settings.put("loglake.camel-cli.enabled", "true");
        try (TestLake lake = TestLake.start(folder.resolve("data"), settings)) {
            lake.dropGzip("cloudtrail", key("111122223333", "a"), event("e-1"));
            lake.dropGzip("cloudtrail", key("999988887777", "excluded"), event("e-2"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(cloudtrail(status(words))
                            .at("/status/arrivals/complete")
                            .asInt())
                    .isEqualTo(2));
            JsonNode good = status(words);
            assertThat(good.path("good").asBoolean()).as(good.toPrettyString()).isTrue();
            assertThat(good.path("lake").asText()).startsWith("http://127.0.0.1:");
            assertThat(cloudtrail(good).at("/status/freshness/objects").asInt()).isEqualTo(1);
            assertThat(cloudtrail(good).path("off").isNull()).isTrue();

            lake.drop("cloudtrail", key("111122223333", "broken"), new byte[] {0x1f, (byte) 0x8b, 8});
            lake.dropGzip("cloudtrail", "nobody/knows/this.json.gz", event("e-3"));
            filters.turnOff("cloudwatch");
            await().atMost(PATIENCE).untilAsserted(() -> {
                Words.Said said = words.say("status");
                assertThat(said.exit()).isEqualTo(1);
                assertThat(said.out())
                        .contains("1 objects could not be read: ./loglake completeness --source cloudtrail")
                        .contains("dead letters  1 cloudtrail no-placement")
                        .containsPattern("cloudwatch +0 .* PAUSE")
                        .contains(
                                "off by on-call.lee, until somebody turns it on (inc-7731): The producer writes broken files.");
                assertThat(said.out().lines())
                        .allSatisfy(line -> assertThat(line).doesNotContain("\033"));
            });

            Path attached = folder.resolve(".camel/" + ProcessHandle.current().pid() + "-status.json");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(attached).content().contains("\"routeId\":\"cloudtrail-events\""));

            Words.Said tapped =
                    words.say("tap", "cloudtrail", "--since", "600", "--decision", "excluded", "--limit", "1");
            assertThat(tapped.out())
                    .matches(
                            "(?s)\\d\\d:\\d\\d:\\d\\d\\.\\d{3} excluded sandbox-account \\(CHG-48121\\) s3://.*excluded.json.gz\n");
            Words.Said dead =
                    words.say("tap", "cloudtrail", "--since", "600", "--decision", "dead", "--limit", "1", "--json");
            assertThat(JSON.readTree(dead.out()).path("rule").asText()).isEqualTo("no-placement");

            Words.Said well = words.say("doctor");
            assertThat(well.exit()).as(well.out()).isZero();
            assertThat(well.out())
                    .contains("ok    bucket loglake-readready: put and deleted an object")
                    .contains("warn  queue loglake-cloudwatch-events: paused by inc-7731 without an end")
                    .contains("nothing fails");
            assertThat(lake.aws()
                            .s3
                            .listObjectsV2(
                                    list -> list.bucket("loglake-readready").prefix("_loglake/doctor/"))
                            .contents())
                    .isEmpty();

            lake.deleteQueue("replay-dead");
            filters.edit("exclusions.yaml", text -> text.replace("effect: exclude", "effect: exlcude"));
            Words.Said ill = words.say("doctor", "--json");
            assertThat(ill.exit()).isEqualTo(1);
            JsonNode checks = JSON.readTree(ill.out()).path("checks");
            assertThat(failing(checks)).containsExactlyInAnyOrder("filters", "queue loglake-replay-dead");
        }
    }

    private static Stream<String> failing(JsonNode checks) {
        return StreamSupport.stream(checks.spliterator(), false)
                .filter(check -> check.path("state").asText().equals("FAIL"))
                .map(check -> check.path("name").asText());
    }

    private JsonNode status(Words words) throws IOException {
        return JSON.readTree(words.say("status", "--json").out());
    }

    private static JsonNode cloudtrail(JsonNode status) {
        return StreamSupport.stream(status.path("sources").spliterator(), false)
                .filter(source -> source.at("/status/source").asText().equals("cloudtrail"))
                .findFirst()
                .orElseThrow();
    }

    private static String key(String account, String name) {
        String day = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy/MM/dd"));
        return "AWSLogs/" + account + "/CloudTrail/eu-central-1/" + day + "/" + name + ".json.gz";
    }

    private static String event(String id) {
        return "{\"Records\":[{\"eventID\":\"" + id
                + "\",\"eventTime\":\"2026-11-20T10:00:00Z\",\"eventName\":\"X\"}]}";
    }
}
