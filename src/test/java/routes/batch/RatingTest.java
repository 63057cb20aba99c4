package routes.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingTest {
    private static final Asked ASKED = new Asked("CT000000001", "jane", "2026-11-20T10:00:00Z", List.of("a-1", "b-2"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"risk\":6,\"category\":\"iam-change\",\"why\":\"New key.\",\"eventIds\":[\"b-2\",\"b-2\"]}",
                "  ```json\n{\"risk\":6,\"category\":\"iam-change\",\"why\":\"New key.\",\"eventIds\":[\"b-2\"]}\n```\n"
            })
    void aRatingIsRead(String answer) throws Exception {
        assertThat(Rating.of(answer, ASKED)).isEqualTo(new Rating(6, "iam-change", "New key.", List.of("b-2")));
    }

    @Test
    void nothingToSeeNeedsNoEvent() throws Exception {
        assertThat(Rating.of("{\"risk\":0,\"category\":\"none\",\"why\":\"\",\"eventIds\":[]}", ASKED)
                        .eventIds())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I would say 6. | no JSON object",
                "{\"risk\":6,\"category\":\"data\",\"why\":\"x\",\"eventIds\":[\"a- | no JSON object",
                "{\"risk\":6,\"category\":\"data\",\"why\":\"x\",\"eventIds\":[\"a-1\"]} and more | no JSON object",
                "{\"risk\":6,\"risk\":0,\"category\":\"data\",\"why\":\"x\",\"eventIds\":[\"a-1\"]} | no JSON object",
                "[1] | no JSON object",
                "{\"risk\":6,\"category\":\"data\",\"why\":\"x\"} | other fields",
                "{\"risk\":11,\"category\":\"data\",\"why\":\"x\",\"eventIds\":[\"a-1\"]} | from 0 to 10",
                "{\"risk\":\"6\",\"category\":\"data\",\"why\":\"x\",\"eventIds\":[\"a-1\"]} | from 0 to 10",
                "{\"risk\":6.5,\"category\":\"data\",\"why\":\"x\",\"eventIds\":[\"a-1\"]} | from 0 to 10",
                "{\"risk\":6,\"category\":\"<b>\",\"why\":\"x\",\"eventIds\":[\"a-1\"]} | category",
                "{\"risk\":6,\"category\":\"data\",\"why\":7,\"eventIds\":[\"a-1\"]} | why",
                "{\"risk\":6,\"category\":\"data\",\"why\":\"x\",\"eventIds\":[]} | names no event",
                "{\"risk\":0,\"category\":\"data\",\"why\":\"x\",\"eventIds\":[\"c-3\"]} | not shown to it",
                "{\"risk\":6,\"category\":\"data\",\"why\":\"x\",\"eventIds\":[\"a-1\",\"c-3\"]} | not shown to it"
            })
    void whatIsNoRatingOrNamesAnEventThatWasNotShownIsRejected(String answer, String why) {
        assertThatThrownBy(() -> Rating.of(answer, ASKED))
                .isInstanceOf(Rating.Rejected.class)
                .hasMessageContaining(why);
    }
}
