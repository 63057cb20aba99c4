package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.aws.S3Buckets;
import routes.cli.Words.Said;
import routes.filters.FilterFiles;
import routes.filters.FilterRules;
import routes.filters.FiltersBeans;
import routes.filters.History;
import routes.filters.Snapshot;
import routes.filters.Versions.Accepted;
import routes.ledger.S3FilterVersions;
import routes.ledger.S3History;
import routes.observe.Meters;
import routes.settings.Settings;
import routes.tables.Sources;

/** What ops do with filters while a lake runs: look at a change before it is made, make it, and explain it years later. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FiltersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RELOAD = Duration.ofSeconds(10);
    private static final int KEYS = 200;
    private static final List<String> ACCOUNTS = List.of("111122223333", "222233334444", "999988887777");
    private static final List<String> REGIONS = List.of("eu-central-1", "eu-south-2", "us-east-1");
    private static final String NO_SPAIN = """
              - id: no-spain
                effect: exclude
                when: {region: [eu-south-2], notAccount: ["111122223333"]}
                reason: Spanish logs stay in Spain.
                ticket: CHG-50001
                permanent: true
                examples: {excluded: [AWSLogs/222233334444/CloudTrail/eu-south-2/2026/11/20/a.json.gz]}
            """;

    @TempDir
    static Path folder;

    private static FilterFolder filters;
    private static String shipped;
    private static TestLake lake;
    private static Words words;

    @BeforeAll
    static void start() throws IOException {
        filters = FilterFolder.copiedTo(folder.resolve("filters"));
        shipped = Files.readString(filters.folder().resolve("exclusions.yaml"));
        lake = TestLake.start(folder.resolve("data"), filters.setting());
        Path config =
                Files.writeString(folder.resolve("lake.properties"), "loglake.filters.dir=" + filters.folder() + "\n");
        words = new Words(folder.resolve("data"), config);
        load(lake);
        awaitArrived(lake, FilterFiles.load(filters.folder()));
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    private static String key(int number) {
        String account = ACCOUNTS.get(number % 3);
        String region = REGIONS.get(number / 3 % 3);
        return Trail.key(account, "f-" + number + ".json.gz").replace("us-east-1", region);
    }

    private static List<String> keys() {
        return IntStream.range(0, KEYS).mapToObj(FiltersTest::key).toList();
    }

    private static void load(TestLake lake) {
        keys().forEach(key -> lake.dropGzip("cloudtrail", key, Trail.file(key.replaceAll(".*/|\\..*", ""))));
    }

    private static Set<String> kept(FilterRules rules) {
        String bucket = TestLake.rawBucket("cloudtrail");
        return keys().stream()
                .filter(key -> rules.judge("cloudtrail", routes.events.S3Object.named("s3://" + bucket + "/" + key, 1))
                        .kept())
                .collect(Collectors.toSet());
    }

    private static void awaitArrived(TestLake lake, FilterRules rules) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lake.arrived("cloudtrail"))
                .containsExactlyInAnyOrderElementsOf(kept(rules)));
    }

    /** F-5 of the issue: what a change is said to do is what it does. */
    @Test
    @Order(1)
    void theDiffOfAChangeIsTheDifferenceOfTwoLakes() throws IOException {
        FilterFolder next = FilterFolder.copiedTo(folder.resolve("next"));
        next.edit("exclusions.yaml", FiltersTest::spainInsteadOfSandbox);
        awaitHistory();

        Said said = words.say("filters", "diff", "--to", next.folder().toString(), "--list-keys", "--json");

        assertThat(said.exit()).as(said.toString()).isEqualTo(Cli.SOMETHING_TO_DO);
        JsonNode diff = json(said);
        Set<String> gone = new TreeSet<>();
        Set<String> come = new TreeSet<>();
        for (JsonNode cause : diff.path("changes")) {
            Set<String> some = cause.path("kept").asBoolean() ? come : gone;
            cause.findValues("keys")
                    .forEach(keys -> keys.forEach(key ->
                            some.add(key.asText().replace("s3://" + TestLake.rawBucket("cloudtrail") + "/", ""))));
        }
        assertThat(diff.path("objects").asInt()).isEqualTo(KEYS);
        assertThat(diff.path("changes").findValuesAsText("rule")).containsExactly("no-spain", "sandbox-account");

        try (TestLake other = TestLake.start(folder.resolve("other"), next.setting())) {
            load(other);
            awaitArrived(other, FilterFiles.load(next.folder()));
            assertThat(gone).isNotEmpty().isEqualTo(minus(lake.arrived("cloudtrail"), other.arrived("cloudtrail")));
            assertThat(come).isNotEmpty().isEqualTo(minus(other.arrived("cloudtrail"), lake.arrived("cloudtrail")));
        }
    }

    private static void awaitHistory() {
        S3History history = new S3History(lake.aws().s3, "loglake-ledger", Clock.systemUTC());
        await().atMost(PATIENCE).until(() -> {
            Set<String> met = new HashSet<>();
            history.since(
                    Instant.now().minus(Duration.ofDays(1)),
                    one -> met.add(one.object().key()));
            return met.size() == KEYS;
        });
    }

    private static Set<String> minus(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static String spainInsteadOfSandbox(String text) {
        return text.replaceAll("(?s)  - id: sandbox-account.*?(?=  - id: keep-session-manager)", NO_SPAIN);
    }

    @Test
    @Order(2)
    void aChangeCanBeTriedOnKeysAndOnABucketToo() throws IOException {
        Path next = folder.resolve("next");
        Path keys = Files.write(folder.resolve("keys.txt"), List.of(key(4), "s3://b/" + key(0), ""));

        Said named = words.say(
                "filters",
                "diff",
                "--from",
                filters.folder().toString(),
                "--to",
                next.toString(),
                "--keys",
                keys.toString());
        assertThat(named.out())
                .contains("would change 1 of 2 objects named in", "-1 kept -> excluded", "by rule no-spain (CHG-50001)")
                .contains("cloudtrail  account 222233334444  region eu-south-2  1 objects\n        " + key(4));

        Said listed = words.say(
                "filters",
                "diff",
                "--to",
                next.toString(),
                "--source",
                "cloudtrail",
                "--list",
                "s3://" + TestLake.rawBucket("cloudtrail") + "/AWSLogs/o-x7q8b22ufe/999988887777/");
        assertThat(listed.exit()).as(listed.toString()).isEqualTo(Cli.SOMETHING_TO_DO);
        assertThat(listed.out()).contains("excluded -> kept").doesNotContain("kept -> excluded");

        assertThat(words.say("filters", "diff").exit())
                .as("nothing was changed yet")
                .isZero();
        assertThat(words.say("filters", "diff", "--from", "nothing").err()).contains("no lake has taken");
        assertThat(words.say("filters", "diff", "--keys", "a", "--list", "b").exit())
                .isEqualTo(2);
    }

    @Test
    @Order(3)
    void aChangeThatExcludesTooMuchIsRefusedUnlessATicketStandsForIt() {
        String before = hash();
        try (LogLines log = new LogLines()) {
            filters.edit("exclusions.yaml", text -> withLimits(text));
            await().atMost(RELOAD).untilAsserted(() -> assertThat(log.at(Level.ERROR))
                    .singleElement()
                    .asString()
                    .contains("exclusions.yaml:6:28 F017", "of 200 objects", "acknowledge: <ticket>"));
        }
        assertThat(hash()).isEqualTo(before);
        assertThat(lake.metric("loglake_filters_last_reload_successful")).isZero();
        assertThat(lake.observe("health?data=true")).contains("\"name\":\"filters\"", before, "F017");
        assertThat(words.say("filters", "diff").out()).contains("a running lake would refuse this: ", "F017");

        try (LogLines log = new LogLines()) {
            filters.edit("exclusions.yaml", text -> text.replace("Share: 0.5", "Share: 0.5, acknowledge: CHG-50002"));
            await().atMost(RELOAD).untilAsserted(() -> assertThat(hash()).isNotEqualTo(before));
            assertThat(log.at(Level.WARN)).anyMatch(line -> line.contains("acknowledged by CHG-50002"));
        }
        assertThat(lake.metric("loglake_filters_last_reload_successful")).isEqualTo(1);
        edit(text -> shipped);
        assertThat(hash()).isEqualTo(before);
    }

    private static String withLimits(String text) {
        return text.replace("default: keep", "default: keep\nlimits: {maxExcludedShare: 0.5}")
                .replace(
                        "    when: {account: [\"999988887777\"]}",
                        "    when: {account: [\"999988887777\", \"222233334444\"]}");
    }

    /** Returns when the lake has taken the edit. */
    private static void edit(UnaryOperator<String> change) {
        try (LogLines log = new LogLines()) {
            filters.edit("exclusions.yaml", change);
            await().atMost(RELOAD).untilAsserted(() -> assertThat(log.at(Level.INFO))
                    .anyMatch(line -> line.startsWith("filters ") && line.contains(" taken")));
        }
    }

    /** Of the filters in force, as metrics tell it. */
    private static String hash() {
        return lake.observe("metrics")
                .lines()
                .filter(line -> line.startsWith("loglake_filters_info"))
                .map(line -> line.replaceAll(".*hash=\"(\\w+)\".*", "$1"))
                .collect(Collectors.joining());
    }

    @Test
    @Order(4)
    void anOldDecisionIsExplainedByTheFiltersOfItsTime() {
        String before = hash();
        edit(FiltersTest::spainInsteadOfSandbox);
        S3FilterVersions versions = new S3FilterVersions(lake.aws().s3, "loglake-ledger");
        await().atMost(RELOAD)
                .untilAsserted(
                        () -> assertThat(versions.newest().orElseThrow().hash()).isEqualTo(hash()));
        assertThat(versions.files(before).orElseThrow().hash()).isEqualTo(before);

        Said now = words.say("filters", "explain", key(2));
        assertThat(now.out())
                .contains("source=cloudtrail account=999988887777 region=eu-central-1", "logDate=2026-11-20")
                .contains("switch   none", "no-spain", "region eu-central-1 is not among eu-south-2")
                .contains("answer   kept by default");
        Said then = words.say("filters", "explain", key(2), "--hash", before, "--json");
        assertThat(json(then).at("/answer/rule").asText()).isEqualTo("sandbox-account");
        assertThat(json(then).path("filters").asText()).isEqualTo(before);

        edit(text -> shipped);
        await().atMost(RELOAD)
                .untilAsserted(() -> assertThat(versions.newest().orElseThrow().hash())
                        .as("taken again")
                        .isEqualTo(before));
    }

    @Test
    @Order(5)
    void anExpiredExclusionIsWarnedOfAndItsObjectsComeIn() {
        try (LogLines log = new LogLines()) {
            filters.edit("exclusions.yaml", text -> text.replaceFirst("permanent: true", "expires: 2026-11-01"));
            await().atMost(RELOAD).untilAsserted(() -> assertThat(log.at(Level.WARN))
                    .anyMatch(line -> line.contains("F009 warning: rule sandbox-account")));
        }
        assertThat(lake.metric("loglake_filter_expiry_timestamp_seconds{rule=\"sandbox-account\""))
                .isEqualTo(Instant.parse("2026-11-01T00:00:00Z").getEpochSecond());
        assertThat(words.say("filters", "list", "--expiring", "14d").out())
                .contains("sandbox-account", "2026-11-01 (expired)", "1 rules");
        assertThat(words.say("filters", "check").exit()).as("a warning alone").isZero();
        assertThat(words.say("doctor").out()).contains("warn  filters: 8 rules", "F009 warning: rule sandbox-account");

        String next = Trail.key("999988887777", "next.json.gz");
        lake.dropGzip("cloudtrail", next, Trail.file("next"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lake.arrived("cloudtrail")).contains(next));
        Said rest = words.say(
                "backfill", "--source", "cloudtrail", "--from", "2026-11-20", "--to", "2026-11-20", "--missing");
        assertThat(rest.exit()).as(rest.toString()).isZero();
        assertThat(lake.arrived("cloudtrail")).containsAll(keys());
    }

    @Test
    @Order(6)
    void filesAreCheckedAndTestedWithoutALake() throws IOException {
        Said good = words.say("filters", "check", filters.folder().toString(), "--json");
        assertThat(json(good).path("rules").asInt()).isEqualTo(8);

        Path broken = FilterFolder.copiedTo(folder.resolve("broken")).folder();
        Files.copy(Path.of("src/test/resources/filters/broken/F005.yaml"), broken.resolve("50-exclude.yaml"));
        Files.writeString(broken.resolve("switches.yaml"), "apiVersion: loglake/v1\nkind: Switches\nswitch: []\n");
        Said bad = words.say("filters", "check", broken.toString());
        assertThat(bad.exit()).isEqualTo(Cli.BAD_ANSWER);
        assertThat(bad.out())
                .contains(
                        broken
                                + "/50-exclude.yaml:7:44 F005 account 012345670123 must be in quotes (YAML reads it as 1402433619)")
                .contains("switches.yaml:3:1 F002 'switch' is not known here; did you mean switches?");
        Files.copy(Path.of("src/test/resources/filters/broken/F014.yaml"), broken.resolve("60.yaml"));
        Files.delete(broken.resolve("50-exclude.yaml"));
        Said failing = words.say("filters", "test", broken.toString());
        assertThat(failing.exit()).isEqualTo(Cli.BAD_ANSWER);
        assertThat(failing.out()).contains("9 rules, 22 examples: 21 hold, 1 fail");
        assertThat(words.say("filters", "check", "nowhere").exit()).isEqualTo(2);
    }

    @Test
    @Order(7)
    void aLedgerThatCannotBeWrittenStopsNoReloadAndGetsItLater() {
        FilterFolder own = FilterFolder.copiedTo(folder.resolve("own"));
        Settings settings = lake.settings().with(own.setting(), "a test");
        S3FilterVersions versions = new S3FilterVersions(lake.aws().s3, "ledger-to-come");
        try (LogLines log = new LogLines();
                FiltersBeans beans = new FiltersBeans(
                        settings,
                        Rooms.premises(settings, Sources.bundled()),
                        History.NONE,
                        new Meters(new SimpleMeterRegistry()))) {
            String first = beans.live().hash();
            beans.bind((name, bean) -> {}, versions, "pod-1");
            await().atMost(RELOAD).untilAsserted(() -> assertThat(log.at(Level.ERROR))
                    .singleElement()
                    .asString()
                    .contains("filters " + first + " are in force but cannot be kept"));

            own.edit("exclusions.yaml", FiltersTest::spainInsteadOfSandbox);
            await().atMost(RELOAD).until(() -> !beans.live().hash().equals(first));
            new S3Buckets(lake.aws().s3).make("ledger-to-come");
            await().atMost(RELOAD).untilAsserted(() -> {
                assertThat(versions.newest()).hasValueSatisfying(newest -> assertThat(newest)
                        .returns(beans.live().hash(), Accepted::hash)
                        .returns("pod-1", Accepted::pod));
                assertThat(versions.files(first).map(Snapshot::hash)).hasValue(first);
            });
            assertThat(log.at(Level.ERROR)).as("said once for each version").hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    @Order(8)
    void manyRulesAreFast() {
        Said bench = words.say("bench", "filters", "--rounds", "2");
        assertThat(bench.out()).contains("50 rules: 40,000 decisions (80 excluded)");
        // The compiler of a test JVM is the quick one.
        assertThat(Long.parseLong(bench.out()
                        .replaceAll("(?s).* = ([0-9,]+) decisions a second.*", "$1")
                        .replace(",", "")))
                .isGreaterThan(20_000);
    }

    private static JsonNode json(Said said) {
        try {
            return new ObjectMapper().readTree(said.out());
        } catch (IOException broken) {
            throw new AssertionError(said.toString(), broken);
        }
    }
}
