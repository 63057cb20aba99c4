package routes.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.events.S3Object;
import routes.filters.FilterFiles;
import routes.filters.FilterRules;

class DemoLogsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    static Path folder;

    private static Facts facts;
    private static List<Path> readable;
    private static List<JsonNode> records;

    @BeforeAll
    static void write() throws IOException {
        facts = DemoLogs.write(folder, DAY);
        readable = Objects.files(
                folder.resolve("cloudtrail"),
                key -> key.contains("/CloudTrail/") && !key.contains("T0805Z") && !key.contains("T0905Z"));
        records = Objects.trailRecords(readable);
    }

    @Test
    void itIsSmallAndItsFactsAreExact() throws IOException {
        assertThat(records).hasSize(facts.records().get("cloudtrail")).hasSizeBetween(230, 330);
        assertThat(readable).hasSize(facts.objects().get("cloudtrail"));
        assertThat(facts.objects())
                .containsEntry("digest", 3)
                .containsEntry("insight", 1)
                .containsEntry("broken-gzip", 1)
                .containsEntry("not-a-log", 1)
                .containsEntry("transcript", 1);
        int all = facts.objects().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all).isBetween(55, 70);
        assertThat(Objects.files(folder, key -> !key.equals("manifest.json"))).hasSize(all);
        assertThat(facts.excludedObjects()).isEqualTo(6);
        assertThat(facts.excludedRecords()).isEqualTo(24);
        assertThat(facts.rowsPerEventDay().get("cloudtrail")).containsEntry(DAY.minusDays(1), 3);
        assertThat(facts.rowsPerEventDay().get("cloudtrail").values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(records.size() - 24);
    }

    @Test
    void noEventIdComesTwice() {
        assertThat(records.stream().map(record -> record.get("eventID").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatJaneTypedAtNightCanBeRead() throws IOException {
        List<String> typed = typed("0b7c1cc185ccf51a9");

        assertThat(typed).contains("sudo su -", "cat /etc/shadow", "aws s3 cp /tmp/c.sql s3://jane-private-bucket/");
        assertThat(calls("0b7c1cc185ccf51a9"))
                .containsExactly("2026-11-20T02:13:07Z StartSession", "2026-11-20T02:17:37Z TerminateSession");
    }

    @Test
    void theFederatedUserIsDeniedFirstAndGetsInLater() throws IOException {
        List<JsonNode> starts = records.stream()
                .filter(record -> record.get("eventName").asText().equals("StartSession"))
                .filter(record -> record.at("/userIdentity/sessionContext/sourceIdentity")
                        .asText()
                        .equals("sam.lee"))
                .toList();

        assertThat(starts)
                .extracting(record -> record.path("errorCode").asText())
                .containsExactly("AccessDenied", "");
        assertThat(starts.get(1).at("/responseElements/sessionId").asText())
                .isEqualTo("sam.lee-thefederation-04f2a9d7731c0e5b8");
        assertThat(typed("04f2a9d7731c0e5b8")).contains("sudo systemctl restart nginx");
    }

    @Test
    void aTunnelLeavesNoKeystrokes() throws IOException {
        assertThat(calls("0e91d3b5c7a2f4608")).hasSize(2);
        assertThat(typed("0e91d3b5c7a2f4608")).isEmpty();
        assertThat(records)
                .anyMatch(record ->
                        record.at("/requestParameters/documentName").asText().equals("AWS-StartPortForwardingSession"));
    }

    @Test
    void needlesAreWhatTheFilesHold() throws IOException {
        for (Facts.Needle needle : facts.needles()) {
            assertThat(calls(needle.sessionId())).hasSize(needle.cloudtrailRows());
        }
        assertThat(facts.needles()).extracting(Facts.Needle::cloudwatchRows).containsExactly(9, 5, 0);
    }

    @Test
    void whatIsNoLogLiesAmongTheLogs() throws IOException {
        Path cut = only("T0805Z");
        assertThatThrownBy(() -> Objects.documents(cut)).hasRootCauseInstanceOf(EOFException.class);
        assertThat(Files.readString(only("T0905Z"))).startsWith("<!DOCTYPE html>");
        assertThat(Objects.documents(only("CloudTrail-Digest")).get(0).has("Records"))
                .isFalse();
        assertThat(Objects.keys(folder.resolve("cloudwatch")))
                .anyMatch(key -> key.endsWith("jane.doe-0b7c1cc185ccf51a9.dms"));
    }

    @Test
    void keysHoldWhatNotificationsMustEncode() throws IOException {
        assertThat(Objects.keys(folder.resolve("cloudtrail")))
                .anyMatch(key -> key.startsWith("team a+b/AWSLogs/"))
                .anyMatch(key -> key.startsWith("100% audit/AWSLogs/"));
    }

    @Test
    void theShippedFiltersExcludeTheSandboxAndTheSiblingsAndNothingElse() throws IOException {
        FilterRules filters = FilterFiles.load(Path.of("filters"));
        Map<String, Integer> excluded = new TreeMap<>();
        Objects.keys(folder.resolve("cloudtrail")).stream()
                .map(key ->
                        filters.judge("cloudtrail", new S3Object("org-trail", key, 1, "e", null, "", Instant.EPOCH)))
                .filter(verdict -> !verdict.kept())
                .forEach(verdict -> excluded.merge(verdict.rule(), 1, Integer::sum));

        assertThat(excluded)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "sandbox-account", facts.excludedObjects(),
                        "cloudtrail-digest", facts.objects().get("digest"),
                        "cloudtrail-insight", facts.objects().get("insight")));
    }

    @Test
    void theStoryIsTheSameEveryTime(@TempDir Path again) throws IOException {
        DemoLogs.write(again, DAY);

        assertThat(Objects.contents(again)).isEqualTo(Objects.contents(folder));
    }

    private static Path only(String part) throws IOException {
        return Objects.files(folder.resolve("cloudtrail"), key -> key.contains(part))
                .get(0);
    }

    private static List<String> calls(String session) {
        return records.stream()
                .filter(record ->
                        record.at("/responseElements/sessionId").asText().endsWith(session))
                .map(record -> record.get("eventTime").asText() + " "
                        + record.get("eventName").asText())
                .sorted()
                .toList();
    }

    private static List<String> typed(String session) throws IOException {
        List<String> typed = new ArrayList<>();
        for (Path file : Objects.files(folder.resolve("cloudwatch"), key -> !key.endsWith(".dms"))) {
            Objects.documents(file).stream()
                    .filter(document -> document.get("logStream").asText().endsWith(session))
                    .forEach(document -> document.get("logEvents")
                            .forEach(event -> Objects.json(event.get("message").asText())
                                    .get("sessionData")
                                    .forEach(line -> typed.add(line.asText()))));
        }
        return typed;
    }
}
