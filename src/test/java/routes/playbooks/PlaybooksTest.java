package routes.playbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import routes.failures.LakeException;
import routes.prices.Price;
import routes.prices.Prices;
import routes.settings.Settings;

class PlaybooksTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String GOOD = """
            id: who
            title: Who did it?
            asks: [who did it]
            parameters:
              from: {type: day, default: T-7d, help: First day.}
              user: {type: text, default: '%', help: Who.}
              most: {type: number, default: 5, help: How many.}
              account: {type: account, default: '012345670123', help: Where.}
            sql: select ':from', "a:b", x from t where d >= :from and u = :user and n < :most and a = :account
            row: "{x} did it"
            none: Nobody.
            """;

    @Test
    void thereAreManyAndEachCanBeAskedAsItIs() {
        List<Playbook> all = Playbooks.bundled().all();

        assertThat(all).hasSizeGreaterThanOrEqualTo(14);
        assertThat(all)
                .allSatisfy(playbook -> assertThat(playbook.sql(Map.of())).contains("logcalendarday >= 2"));
        assertThat(all.stream().flatMap(playbook -> playbook.asks().stream())).doesNotHaveDuplicates();
    }

    @Test
    void argumentsAreLiteralsAndWhatIsQuotedIsLeftAlone() {
        assertThat(good().sql(Map.of("user", "o'hara", "from", "2026-11-20", "most", "-3"), TODAY))
                .isEqualTo(
                        "select ':from', \"a:b\", x from t where d >= 20261120 and u = 'o''hara' and n < -3 and a = '012345670123'");
        assertThat(good().sql(Map.of(), TODAY)).contains("d >= 20261114 and u = '%' and n < 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "''",
                "' or 1=1 --",
                "\\' or 1=1 --",
                "'; drop table t; --",
                ":from",
                "{x}",
                "ʼ or 1=1",
                "$1\\"
            })
    void nothingThatATextHoldsLeavesItsLiteral(String text) {
        String sql = good().sql(Map.of("user", text), TODAY);

        String head = sql.substring(0, sql.indexOf("u = ") + 4);
        String literal = "'" + text.replace("'", "''") + "'";
        assertThat(sql).isEqualTo(head + literal + " and n < 5 and a = '012345670123'");
        assertThat(literal.substring(1, literal.length() - 1).replace("''", "")).doesNotContain("'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    from    | yesterday    | is no day
                    from    | 0            | is no day
                    from    | 1 or 1=1     | is no day
                    user    | a\u0000b     | control character
                    most    | 5 or 1=1     | expected a whole number
                    most    | 1e3          | expected a whole number
                    account | 1234         | twelve digits
                    account | 1234567890123' | twelve digits
                    users   | x            | has no parameter 'users': use from, user, most, account
                    """)
    void whatDoesNotFitIsRefused(String name, String value, String why) {
        assertThatThrownBy(() -> good().sql(Map.of(name, value), TODAY))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("playbook who");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id: who            | id: why             | playbooks/who.yaml:1:5: expected the name of the file
                    asks: [who did it] | asks: []            | playbooks/who.yaml:3:7: expected at least one way
                    type: day          | type: date          | playbooks/who.yaml:5:16: expected day, text, number or account
                    default: T-7d      | default: last week  | playbooks/who.yaml:5:30: expected a day
                    default: 5         | default: '5'        | playbooks/who.yaml:7
                    :user              | :usr                | playbooks/who.yaml:9:6: expected SQL that uses the parameters
                    {x} did it         | they did it         | playbooks/who.yaml:10:6: expected a sentence with {columns}
                    none: Nobody.      | nobody: Nobody.     | playbooks/who.yaml:11
                    title: Who did it? | title: ''           | playbooks/who.yaml:2:8: expected text
                    """)
    void aFileThatIsNotRightNamesItsLine(String was, String is, String where) {
        assertThatThrownBy(() -> Playbooks.parse(Map.of("who.yaml", GOOD.replace(was, is))))
                .isInstanceOf(LakeException.class)
                .hasMessageStartingWith(where);
    }

    @Test
    void aSentenceTellsOfARow() {
        assertThat(good().sentence(List.of("y", "x"), Arrays.asList("1", "$1 {y}")))
                .isEqualTo("$1 {y} did it");
        assertThat(good().sentence(List.of("x"), Arrays.asList((String) null))).isEqualTo("- did it");
    }

    @Test
    void tokensCostWhatThePriceFileSays() {
        Prices prices = Prices.of(Settings.bundled());
        Map<String, List<Double>> told = new TreeMap<>();
        Pattern.compile("like '([a-z0-9.-]+)%' then ([0-9.]+)")
                .matcher(Playbooks.bundled().playbook("agent-tokens").template())
                .results()
                .forEach(price -> told.computeIfAbsent(price.group(1), model -> new ArrayList<>())
                        .add(Double.valueOf(price.group(2))));

        assertThat(told).hasSizeGreaterThan(6);
        told.forEach((name, usd) -> {
            Price price = prices.of(name.equals("loglake.") ? "loglake.planner-v1" : name);
            assertThat(usd).as(name).containsExactly(price.input(), price.output());
        });
    }

    private static Playbook good() {
        return Playbooks.parse(new HashMap<>(Map.of("who.yaml", GOOD))).playbook("who");
    }
}
