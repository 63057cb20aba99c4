package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import routes.sql.Answer;

class AnswerTextTest {
    private static final Answer ANSWER = new Answer(
            List.of("who", "typed"),
            List.of("varchar", "varchar"),
            List.of(Arrays.asList("jane.doe", "say \"hi\",\nthen \u001b[31mred\u202e"), Arrays.asList("sam.lee", null)),
            2_048,
            1_500);

    @Test
    void aTableHasNoCharacterThatSteersATerminal() {
        assertThat(AnswerText.table(ANSWER, 60)).isEqualTo("""
                        who       typed
                        --------  --------------------------
                        jane.doe  say "hi", then ?[31mred?
                        sam.lee   -
                        (2 rows, 2,048 bytes scanned, 1.5 s)
                        """.replace("--------------------------", "-".repeat(24)));
    }

    @Test
    void aLongCellIsCutAndSaysSo() {
        Answer wide = new Answer(List.of("c"), List.of("varchar"), List.of(List.of("x".repeat(100))), 0, 0);

        assertThat(AnswerText.table(wide, 10)).contains("\nxxxxxxxxx…\n");
    }

    @Test
    void csvQuotesEveryCellAndTellsNullFromEmpty() {
        assertThat(AnswerText.csv(ANSWER))
                .isEqualTo(
                        "\"who\",\"typed\"\r\n\"jane.doe\",\"say \"\"hi\"\",\nthen \u001b[31mred\u202e\"\r\n\"sam.lee\",\r\n");
    }

    @Test
    void csvHasNoFormula() {
        for (String formula : List.of(
                "=1+1",
                "+1+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                " =HYPERLINK(\"x\")",
                "\r=1",
                "=cmd|' /C calc'!A0",
                "\uFF1D1",
                "-2+3+cmd|x")) {
            assertThat(csv(formula)).as(formula).startsWith("\"'");
        }
        for (String harmless : List.of("-42", "-4.2", "-1e5", "12", "a=b", "arn:aws:iam::1:user/x", "", "10.0.0.1")) {
            assertThat(csv(harmless)).as(harmless).isEqualTo("\"" + harmless + "\"");
        }
    }

    private static String csv(String cell) {
        Answer one = new Answer(List.of("c"), List.of("varchar"), List.of(List.of(cell)), 0, 0);
        return AnswerText.csv(one).substring("\"c\"\r\n".length()).strip();
    }

    @Test
    void jsonHasStableKeys() throws Exception {
        JsonNode json = new ObjectMapper().readTree(AnswerText.json(ANSWER));

        assertThat(json.path("columns").get(0).path("type").asText()).isEqualTo("varchar");
        assertThat(json.path("rows").get(0).path("who").asText()).isEqualTo("jane.doe");
        assertThat(json.path("rows").get(1).path("typed").isNull()).isTrue();
        assertThat(json.path("scannedBytes").asLong()).isEqualTo(2_048);
        assertThat(json.path("millis").asLong()).isEqualTo(1_500);
    }
}
