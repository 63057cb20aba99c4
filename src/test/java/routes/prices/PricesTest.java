package routes.prices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.failures.LakeException;
import routes.settings.Settings;

class PricesTest {
    private final Prices prices = Prices.of(Settings.bundled());

    @ParameterizedTest
    @CsvSource({
        "anthropic.claude-3-haiku-20240307-v1:0, anthropic.claude-3-haiku",
        "anthropic.claude-3-haiku-20240307-v1:0:200k, anthropic.claude-3-haiku",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, anthropic.claude-sonnet-4-5",
        "global.anthropic.claude-sonnet-4-20250514-v1:0, anthropic.claude-sonnet-4",
        "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0, anthropic.claude-haiku-4-5",
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0, anthropic.claude-3-haiku",
        "loglake.planner-v1, loglake.planner"
    })
    void aModelIsFoundUnderEachOfItsNames(String id, String name) {
        assertThat(prices.of(id).model()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"anthropic.claude-sonnet-4-9-20270101-v1:0", "anthropic.claude-3", "gpt-5", "''"})
    void aModelWithoutAPriceIsRefusedAndTheListShown(String id) {
        assertThatThrownBy(() -> prices.of(id))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("no price for " + id)
                .hasMessageContaining("loglake.prices.file")
                .hasMessageContaining("anthropic.claude-haiku-4-5");
    }

    @Test
    void tokensOfEachKindHaveTheirPriceAndABatchHalfOfIt() {
        Price haiku = prices.of("anthropic.claude-haiku-4-5-20251001-v1:0");

        assertThat(haiku.usd(1_000_000, 100_000, 2_000_000, 400_000)).isCloseTo(1 + 0.5 + 0.2 + 0.5, within(1e-9));
        assertThat(prices.batch(haiku.model()).usd(12_000_000, 1_000_000, 0, 0)).isCloseTo(8.5, within(1e-9));
    }

    @Test
    void aCopyOfOnesOwnIsRead(@TempDir Path folder) throws Exception {
        Path own = Files.writeString(folder.resolve("own.yaml"), """
                date: '2026-01-01'
                batch: 1
                models:
                  acme.lynx: {input: 2, output: 3, cache-read: 0, cache-write: 0}
                """);
        Prices read = Prices.of(Settings.bundled().with(Map.of("loglake.prices.file", own.toString()), "a test"));

        assertThat(read.date()).isEqualTo("2026-01-01");
        assertThat(read.batch("eu.acme.lynx-v2:0").usd(1_000_000, 0, 0, 0)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date: '2026-01-01'\\nbatch: 1\\nmodels: {a: {input: 1, output: 2, cache-read: 3}} | own.yaml:3",
                "date: '2026-01-01'\\nbatch: 1\\nmodels: {a: {input: 1, inptu: 2}} | own.yaml:3",
                "date: '2026-01-01'\\nbatch: 1\\nmodels: {a: {input: -1, output: 2, cache-read: 3, cache-write: 4}} | models.a",
                "date: '2026-01-01'\\nbatch: 7\\nmodels: {} | batch",
                "date: soon\\nbatch: 1\\nmodels: {} | date",
                "date: '2026-01-01'\\nmodels: {} | batch",
                "[ | own.yaml:1"
            })
    void aFileThatIsNoPriceListIsRefusedWithItsPlace(String yaml, String place) {
        assertThatThrownBy(
                        () -> Prices.parse("own.yaml", yaml.replace("\\n", "\n").getBytes(UTF_8)))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining(place);
    }
}
