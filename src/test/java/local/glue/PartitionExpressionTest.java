package local.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import local.endpoint.AwsError;
import local.endpoint.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionExpressionTest {
    private static final ArrayNode KEYS = Json.array(List.of(
            Json.object().put("Name", "account").put("Type", "string"),
            Json.object().put("Name", "day").put("Type", "int")));
    private static final List<ObjectNode> PARTITIONS = List.of(
            partition("012345670123", "9"),
            partition("111111111111", "10"),
            partition("o'neill", "11"),
            partition("__HIVE_DEFAULT_PARTITION__", "12"));

    private static ObjectNode partition(String account, String day) {
        return Json.object().set("Values", Json.texts(List.of(account, day)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            day = 10                                            | 10
            day > 9                                             | 10 11 12
            day < 10                                            | 9
            day <> 10 AND day != 11                             | 9 12
            day between 10 and 11                               | 10 11
            day NOT BETWEEN 10 AND 11                           | 9 12
            day in (9, '12')                                    | 9 12
            day = '010'                                         | 10
            account = '012345670123'                            | 9
            account >= '1'                                      | 10 11
            account like '0%' or `account` LIKE '_______'       | 9 11
            account = 'o''neill'                                | 11
            account IS NULL                                     | 12
            account IS NOT NULL AND NOT (day = 9 OR day = 10)   | 11
            NOT account = '111111111111'                        | 9 11
            account NOT IN ('111111111111')                     | 9 11
            NOT account = '1' OR day = 12                       | 9 10 11 12
            day = 9 OR day = 10 AND account = 'nobody'          | 9
            ((account = '111111111111') AND (day >= 1))         | 10
            """)
    void selectsAsSqlWould(String expression, String days) {
        assertThat(PARTITIONS.stream()
                        .filter(PartitionExpression.parse(expression, KEYS))
                        .map(partition -> partition.path("Values").path(1).asText()))
                .containsExactly(days.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "month = 1",
                "day =",
                "day ~ 1",
                "(day = 1",
                "day = 1 day = 2",
                "day = ten",
                "day = 'ten'",
                "account = day",
                "day IN ()"
            })
    void refusesWhatItCannotRead(String expression) {
        assertThatThrownBy(() -> PartitionExpression.parse(expression, KEYS))
                .isInstanceOfSatisfying(
                        AwsError.class, error -> assertThat(error.type()).isEqualTo("InvalidInputException"));
    }

    @Test
    void whatIsComparedWithNullIsUnknown() {
        assertThat(Truth.UNKNOWN.not()).isEqualTo(Truth.UNKNOWN);
        assertThat(Truth.UNKNOWN.and(Truth.NO)).isEqualTo(Truth.NO);
        assertThat(Truth.UNKNOWN.or(Truth.YES)).isEqualTo(Truth.YES);
    }
}
