package routes.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import routes.events.S3Object;

/** A table of keys and what twelve rules make of them. */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/filters/golden");
    private static final Premises PREMISES =
            Premises.none(Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));
    private static final FilterRules RULES = FilterFiles.load(GOLDEN, PREMISES);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{2}: {3} by {4}")
    @CsvFileSource(resources = "/filters/golden/keys.csv")
    void eachObjectHasItsAnswer(String source, long bytes, String object, String decision, String rule) {
        Verdict verdict = RULES.judge(source, S3Object.named(object, bytes));

        assertThat(verdict.rule()).isEqualTo(rule);
        assertThat(verdict.kept() ? "kept" : "excluded").isEqualTo(decision);
    }

    @Test
    void thereAreTwelveRulesWithoutAnythingToSayAgainstThem() {
        assertThat(RULES.rules()).hasSize(12);
        assertThat(RULES.warnings()).isEmpty();
    }

    @Test
    void shuffledRulesGiveTheSameAnswers() throws IOException {
        List<String[]> table = Files.readAllLines(GOLDEN.resolve("keys.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(", "))
                .toList();
        for (int seed = 0; seed < 10; seed++) {
            shuffle("10-trail.yaml", "x" + seed, new Random(seed));
            shuffle("20-allow.yaml", "x" + seed, new Random(seed));
            FilterRules shuffled = FilterFiles.load(folder.resolve("x" + seed), PREMISES);
            for (String[] row : table) {
                S3Object object = S3Object.named(row[2], Long.parseLong(row[1]));
                assertThat(shuffled.judge(row[0], object)).isEqualTo(RULES.judge(row[0], object));
            }
        }
    }

    /** The rules of one file in another order, spread over two. */
    private void shuffle(String file, String into, Random random) throws IOException {
        String text = Files.readString(GOLDEN.resolve(file));
        List<String> rules = new ArrayList<>(Arrays.asList(text.split("(?m)^(?=  - id)")));
        String head = rules.remove(0);
        Collections.shuffle(rules, random);
        Files.createDirectories(folder.resolve(into));
        int half = rules.size() / 2;
        Files.writeString(
                folder.resolve(into).resolve("a" + file), head + String.join("", rules.subList(half, rules.size())));
        Files.writeString(folder.resolve(into).resolve("b" + file), head + String.join("", rules.subList(0, half)));
    }
}
