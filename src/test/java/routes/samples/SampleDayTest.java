package routes.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleDayTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    static Path folder;

    private static Facts facts;
    private static List<Path> trailFiles;
    private static List<JsonNode> records;
    private static List<JsonNode> documents;

    @BeforeAll
    static void write() throws IOException {
        facts = SampleDay.of(DAY).write(folder);
        trailFiles = Objects.files(folder.resolve("cloudtrail"), key -> true);
        records = Objects.trailRecords(trailFiles);
        documents = new ArrayList<>();
        Objects.files(folder.resolve("cloudwatch"), key -> true)
                .forEach(file -> documents.addAll(Objects.documents(file)));
    }

    @Test
    void theDayHasExactlyTheObjectsAndRecordsOfTheMeasuredOne() {
        assertThat(trailFiles).hasSize(4_002);
        assertThat(records).hasSize(18_698);
        assertThat(facts.objects()).containsEntry("cloudtrail", 4_002);
        assertThat(facts.records()).containsEntry("cloudtrail", 18_698);
    }

    @Test
    void mostFilesHoldAFewRecordsAndAFewHoldMany() {
        int[] sizes = trailFiles.stream()
                .mapToInt(file -> Objects.documents(file).get(0).get("Records").size())
                .sorted()
                .toArray();

        assertThat(sizes[0]).isEqualTo(1);
        assertThat(sizes[sizes.length / 2]).isEqualTo(5);
        assertThat(sizes[sizes.length - 1]).isEqualTo(292);
        assertThat(Arrays.stream(sizes).filter(size -> size <= 4).count() / 4_002.0)
                .isBetween(0.435, 0.445);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "20,100000",
        "10,10",
        "50,234",
        "100,1000",
        "2012,1000000",
        "4002,18698",
        "4002,5000",
        "3,1000",
        "7,650"
    })
    void sizesAddUpToTheRecordsAskedFor(int files, int total) {
        int[] sizes = FileSizes.of(files, total, 7);

        assertThat(sizes).hasSize(files);
        assertThat(Arrays.stream(sizes).allMatch(size -> size >= 1)).isTrue();
        assertThat(Arrays.stream(sizes).sum()).isEqualTo(total);
    }

    @Test
    void noEventIdComesTwice() {
        assertThat(records.stream().map(record -> record.get("eventID").asText()))
                .doesNotHaveDuplicates();
        assertThat(records.stream().map(record -> record.get("requestID").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void differentSeedsShareNoEventId(@TempDir Path other) throws IOException {
        SampleDay.of(DAY).sized(200, 2_000).seeded(2).write(other);
        SampleDay.of(DAY).sized(200, 2_000).seeded(3).write(other);

        assertThat(Objects.trailRecords(Objects.files(other.resolve("cloudtrail"), key -> true)).stream()
                        .map(record -> record.get("eventID").asText()))
                .hasSize(4_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameSeedGivesTheSameBytes(@TempDir Path one, @TempDir Path two) throws IOException {
        SampleDay sample = SampleDay.of(DAY).sized(120, 700).withSessions(5);
        sample.write(one);
        sample.write(two);

        assertThat(Objects.contents(one)).isEqualTo(Objects.contents(two)).hasSizeGreaterThan(120);
    }

    @Test
    void eachRecordHasTheSizeAndTheFieldsOfARealOne() {
        assertThat(records.stream()
                        .mapToInt(record -> record.toString().length())
                        .average()
                        .orElseThrow())
                .isBetween(1_000.0, 2_000.0);
        assertThat(records).allSatisfy(record -> assertThat(record.fieldNames())
                .toIterable()
                .contains(
                        "eventVersion",
                        "userIdentity",
                        "eventTime",
                        "eventSource",
                        "eventName",
                        "awsRegion",
                        "eventID",
                        "requestParameters",
                        "responseElements",
                        "recipientAccountId",
                        "readOnly",
                        "eventType"));
        assertThat(records.stream().map(record -> record.get("eventName").asText()))
                .contains(
                        "GetObject",
                        "PutObject",
                        "DescribeInstances",
                        "GetRole",
                        "AssumeRole",
                        "AssumeRoleWithSAML",
                        "Decrypt",
                        "StartSession",
                        "ResumeSession",
                        "TerminateSession",
                        "ConsoleLogin");
        assertThat(records.stream()
                        .map(record -> record.at("/userIdentity/type").asText()))
                .contains("AWSService", "AssumedRole", "IAMUser", "SAMLUser");
        assertThat(records.stream().map(record -> record.at("/userIdentity/sessionContext/sourceIdentity")
                        .asText()))
                .contains("jane.doe");
    }

    @Test
    void aDeniedCallHasNoResponse() {
        assertThat(records)
                .filteredOn(record -> record.has("errorCode"))
                .hasSizeGreaterThan(100)
                .allSatisfy(record ->
                        assertThat(record.get("responseElements").isNull()).isTrue());
        assertThat(records)
                .anySatisfy(record -> assertThat(record.get("eventName").asText()
                                + record.path("errorCode").asText())
                        .isEqualTo("StartSessionAccessDenied"));
    }

    @Test
    void sharedEventsAreTwinsWithTheirOwnEventIds() {
        Map<String, Integer> twins = new HashMap<>();
        records.stream()
                .filter(record -> record.has("sharedEventID"))
                .forEach(record -> twins.merge(record.get("sharedEventID").asText(), 1, Integer::sum));

        assertThat(twins.values()).allMatch(count -> count <= 2);
        assertThat(twins.values().stream().filter(count -> count == 2).count()).isGreaterThan(150);
    }

    @Test
    void theShareOfLateEventsBelongsToTheDayBefore() {
        Map<LocalDate, Integer> days = new TreeMap<>();
        records.forEach(record ->
                days.merge(LocalDate.parse(record.get("eventTime").asText().substring(0, 10)), 1, Integer::sum));

        assertThat(days).containsOnlyKeys(DAY.minusDays(1), DAY);
        assertThat(days.get(DAY.minusDays(1))).isBetween(180, 187);
    }

    @Test
    void factsAreWhatIsInTheFiles() throws IOException {
        Map<LocalDate, Integer> days = new TreeMap<>();
        List<JsonNode> kept = records.stream()
                .filter(record -> !record.get("recipientAccountId").asText().equals(SampleAccounts.EXCLUDED))
                .toList();
        kept.forEach(record ->
                days.merge(LocalDate.parse(record.get("eventTime").asText().substring(0, 10)), 1, Integer::sum));
        List<String> keys = Objects.keys(folder.resolve("cloudtrail"));

        assertThat(facts.rowsPerEventDay().get("cloudtrail")).isEqualTo(days);
        assertThat(facts.excludedRecords())
                .isEqualTo(records.size() - kept.size())
                .isPositive();
        assertThat(facts.excludedObjects())
                .isEqualTo(keys.stream()
                        .filter(key -> key.contains(SampleAccounts.EXCLUDED))
                        .count());
        assertThat(facts.rawPartitions().get("cloudtrail"))
                .isEqualTo(keys.stream()
                        .map(key -> Path.of(key).getParent())
                        .distinct()
                        .count())
                .isEqualTo(80);
        assertThat(Objects.json(Files.readString(folder.resolve("manifest.json")))
                        .at("/records/cloudtrail")
                        .asInt())
                .isEqualTo(18_698);
    }

    @Test
    void eachFileHoldsOnlyItsAccountAndRegion() {
        assertThat(trailFiles).allSatisfy(file -> Objects.trailRecords(List.of(file))
                .forEach(record -> assertThat(file.getFileName().toString())
                        .startsWith(record.get("recipientAccountId").asText() + "_CloudTrail_"
                                + record.get("awsRegion").asText() + "_20261120T")));
    }

    @Test
    void eachSessionIsFoundInBothHalvesAsOftenAsTheFactsSay() {
        assertThat(facts.needles()).hasSize(60).allSatisfy(needle -> {
            assertThat(records.stream()
                            .filter(record -> endsWith(
                                    record.at("/responseElements/sessionId").asText(), needle))
                            .count())
                    .isEqualTo(needle.cloudtrailRows());
            assertThat(documents.stream()
                            .filter(document ->
                                    endsWith(document.get("logStream").asText(), needle))
                            .mapToInt(document -> document.get("logEvents").size())
                            .sum())
                    .isEqualTo(needle.cloudwatchRows());
        });
        assertThat(facts.needles()).anyMatch(needle -> needle.cloudtrailRows() == 3);
    }

    @Test
    void typedLinesComeAfterTheirSessionWasStarted() {
        Map<String, Instant> starts = new HashMap<>();
        records.stream()
                .filter(record -> record.get("eventName").asText().equals("StartSession") && !record.has("errorCode"))
                .forEach(record -> starts.put(
                        record.at("/responseElements/sessionId").asText(),
                        Instant.parse(record.get("eventTime").asText())));

        assertThat(sessionMessages()).isNotEmpty().allSatisfy(message -> {
            assertThat(Instant.parse(message.get("eventTime").asText()))
                    .isAfter(starts.get(message.get("sessionId").asText()));
            assertThat(message.at("/target/id").asText()).matches("i-0[0-9a-f]{16}");
            assertThat(message.get("runAsUser").asText()).isEqualTo("ssm-user");
            assertThat(message.get("sessionData").isArray()).isTrue();
        });
    }

    @Test
    void cloudWatchObjectsAreGzipWithoutSuffixAndSeveralDocumentsOnOneLine() throws IOException {
        assertThat(Objects.keys(folder.resolve("cloudwatch")))
                .allMatch(
                        key -> key.matches(
                                "session-logs/2026/11/2[01]/[0-9]{2}/loglake-sessions-1-2026-11-2[01](-[0-9]{2}){3}-[0-9a-f-]{36}"));
        assertThat(documents.size()).isGreaterThan(facts.objects().get("cloudwatch"));
        assertThat(documents).anyMatch(document -> document.get("logEvents").size() > 1);
        assertThat(documents.stream()
                        .filter(d -> d.get("messageType").asText().equals("CONTROL_MESSAGE"))
                        .count())
                .isEqualTo(facts.controlMessages())
                .isPositive();
        assertThat(sessionMessages()).hasSize(facts.records().get("cloudwatch"));
    }

    @Test
    void aDayIsWrittenInSecondsAndAboutSixMegabytes(@TempDir Path again) throws IOException {
        Instant start = Instant.now();
        SampleDay.of(DAY).write(again);
        Duration took = Duration.between(start, Instant.now());
        long bytes = 0;
        for (Path file : Objects.files(again.resolve("cloudtrail"), key -> true)) {
            bytes += Files.size(file);
        }

        assertThat(bytes).isBetween(5_000_000L, 7_000_000L);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    private static List<JsonNode> sessionMessages() {
        List<JsonNode> messages = new ArrayList<>();
        documents.stream()
                .filter(document -> document.get("messageType").asText().equals("DATA_MESSAGE"))
                .forEach(document -> document.get("logEvents")
                        .forEach(event ->
                                messages.add(Objects.json(event.get("message").asText()))));
        return messages;
    }

    private static boolean endsWith(String id, Facts.Needle needle) {
        return id.endsWith("-" + needle.sessionId());
    }
}
