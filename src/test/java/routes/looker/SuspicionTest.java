package routes.looker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.samples.DemoLogs;

/** Orders in the columns of logs are seen, and ordinary logs are not taken for any. */
class SuspicionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void nineOfTenOrdersAreSeen() throws Exception {
        List<JsonNode> attacks = attacks();
        List<String> missed = attacks.stream()
                .filter(attack -> !Suspicion.of(attack.path("text").asText()))
                .map(attack ->
                        attack.path("id").asText() + ": " + attack.path("text").asText())
                .toList();
        assertThat(attacks).hasSizeGreaterThanOrEqualTo(60);
        assertThat(missed).as("not seen").hasSizeLessThanOrEqualTo(attacks.size() / 10);
    }

    @Test
    void theListIsFitForUse() throws Exception {
        List<JsonNode> attacks = attacks();
        assertThat(attacks).extracting(attack -> attack.path("id").asText()).doesNotHaveDuplicates();
        assertThat(attacks).extracting(attack -> attack.path("canary").asText()).doesNotHaveDuplicates();
        assertThat(attacks).allSatisfy(attack -> assertThat(attack.path("text").asText())
                .contains(attack.path("canary").asText()));
    }

    @Test
    void ordinaryLogsAreNotTakenForOrders() throws Exception {
        DemoLogs.write(folder, LocalDate.of(2026, 11, 20));
        Set<String> cells = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                cells(file, cells);
            }
        }
        List<String> alarms = cells.stream().filter(Suspicion::of).toList();
        assertThat(cells).hasSizeGreaterThan(1_000);
        assertThat(alarms).as("of %s cells", cells.size()).hasSizeLessThan(cells.size() / 100);
    }

    @Test
    void ordinarySentencesAreNotTakenForOrders() {
        assertThat(Stream.of(
                        "User: arn:aws:iam::111122223333:user/jane is not authorized to perform: s3:GetObject",
                        "aws-cli/2.17.0 md/awscrt#0.21.2 cfg/retry-mode#standard ua/2.0 os/linux#6.1",
                        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36",
                        "sudo systemctl restart nginx && tail -f /var/log/nginx/error.log",
                        "psql -c 'select count(*) from orders where created_at > now()'",
                        "The specified bucket does not exist",
                        "{\"roleArn\":\"arn:aws:iam::1:role/agent\",\"roleSessionName\":\"ci-runner\",\"durationSeconds\":3600}",
                        "Which users logged in yesterday? Show the number of calls by user.",
                        "DROP in traffic noticed at 12:00",
                        "https://console.aws.amazon.com/ec2/home?region=us-east-1#Instances:",
                        "Summarise the ticket in two sentences."))
                .noneMatch(Suspicion::of);
    }

    private static List<JsonNode> attacks() throws IOException {
        try (InputStream file = SuspicionTest.class.getResourceAsStream("/looker/attacks.yaml")) {
            JsonNode list = new YAMLMapper().readTree(file);
            return StreamSupport.stream(list.spliterator(), false).toList();
        }
    }

    /** Texts of a log file as columns hold them: single values, and the objects that stay JSON. */
    private static void cells(Path file, Set<String> cells) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                MappingIterator<JsonNode> documents =
                        JSON.readerFor(JsonNode.class).readValues(in)) {
            List<JsonNode> read = new ArrayList<>();
            documents.forEachRemaining(read::add);
            read.forEach(document -> cells(document, 0, cells));
        } catch (IOException | RuntimeException noJson) {
            // Among the logs lies what is none.
        }
    }

    private static void cells(JsonNode json, int depth, Set<String> cells) {
        if (json.isTextual()) {
            cells.add(json.textValue());
        } else if (json.isContainerNode()) {
            if (depth >= 3) {
                cells.add(json.toString());
            }
            json.forEach(member -> cells(member, depth + 1, cells));
        }
    }
}
