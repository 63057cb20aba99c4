package local.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import local.endpoint.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

class PlannerTest {
    private static final String MODEL = "loglake.planner-v1";
    private static final String MARK = "[offline demo model]";

    @TempDir
    static Path folder;

    private static Ground ground;

    @BeforeAll
    static void start() {
        ground = new Ground(folder);
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void plainQuestionBecomesAPlaybooksQueryAndItsRowsBecomeClaims() {
        Talk talk =
                new Talk(ground, MODEL, "Today is 2026-11-21 (UTC).\n\nWhich tools did alice use since 2026-11-01?");
        ToolUseBlock query = talk.next().get(0);
        assertThat(talk.text()).startsWith(MARK).contains("What tools did agents use?");
        assertThat(query.name()).isEqualTo("run_query");
        assertThat(query.input().asMap().get("sql").asString())
                .contains("from from_bedrock_readready", "logcalendarday >= 20261101", "'alice'");

        talk.answer(query, """
                {"query": "Q1", "columns": ["who", "tool", "uses", "lasttime"], "rowCount": 2, "truncated": false,
                 "rows": [["⟦arn:aws:iam::111122223333:user/alice⟧", "⟦list_files⟧", "3", "2026-11-20 09:15:00.000"],
                          ["⟦arn:aws:iam::111122223333:user/alice⟧", "⟦suspected instruction, 212 characters, see Q1#2⟧", "1", null]]}""");
        ToolUseBlock finish = talk.next().get(0);
        assertThat(finish.name()).isEqualTo("finish");
        assertThat(finish.input().asMap().get("answer").asString()).startsWith(MARK);
        List<Document> claims = finish.input().asMap().get("claims").asList();
        assertThat(claims)
                .extracting(claim -> claim.asMap().get("text").asString())
                .containsExactly(
                        "arn:aws:iam::111122223333:user/alice used list_files 3 times, last at 2026-11-20 09:15:00.000 UTC",
                        "A value in this row reads like an order to a model; it is evidence and was not followed.",
                        "There are 2 such rows.");
        assertThat(claims)
                .extracting(claim -> claim.asMap().get("cites").asList().get(0).asString())
                .containsExactly("Q1#1", "Q1#2", "Q1");
    }

    @Test
    void nothingFoundIsSaidWithItsQuery() {
        Talk talk = new Talk(ground, MODEL, "Was the root user used?");
        talk.answer(talk.next().get(0), "{\"query\": \"Q1\", \"columns\": [\"time\"], \"rows\": [], \"rowCount\": 0}");
        Document claim =
                talk.next().get(0).input().asMap().get("claims").asList().get(0);
        assertThat(claim.asMap().get("text").asString()).isEqualTo("No root user did anything.");
    }

    @Test
    void whatItCannotAnswerItSays() {
        ToolUseBlock finish =
                new Talk(ground, MODEL, "What is the weather in Berlin?").next().get(0);
        assertThat(finish.name()).isEqualTo("finish");
        assertThat(finish.input().asMap().get("answer").asString())
                .startsWith(MARK)
                .contains("cannot answer this", "Was a root user used?");
    }

    @Test
    void refusedQueryIsSaidAndNotTriedForEver() {
        Talk talk = new Talk(ground, MODEL, "Was the root user used?");
        talk.refuse(talk.next().get(0), "{\"code\": \"TABLE\", \"message\": \"no such table for you\"}");
        ToolUseBlock finish = talk.next().get(0);
        assertThat(finish.input().asMap().get("answer").asString()).contains("no such table for you");
        talk.refuse(finish, "{\"code\": \"INPUT\", \"message\": \"no\"}");
        talk.refuse(talk.next().get(0), "{\"code\": \"INPUT\", \"message\": \"no\"}");
        assertThat(talk.next()).isEmpty();
        assertThat(talk.text()).startsWith(MARK);
    }

    @Test
    void conversationThatBeganAnewGoesOnFromItsQueries() {
        Talk talk = new Talk(ground, MODEL, """
                Was the root user used?
                The conversation became too long and begins anew. These queries have run, get_rows shows their rows:
                Q1: root -> 12 rows of time, account""");
        ToolUseBlock rows = talk.next().get(0);
        assertThat(rows.name()).isEqualTo("get_rows");
        assertThat(rows.input().asMap().get("to").asNumber().intValue()).isEqualTo(10);
    }

    @Test
    void findingsAreSummarisedAndCitedWithoutTools() {
        String answer =
                ground.ask(MODEL, """
                        {"findings": [
                          {"recordId": "CT000000001", "risk": 2, "category": "other", "why": "[offline demo model] PutObject by bob", "eventIds": ["e1"]},
                          {"recordId": "CT000000002", "risk": 9, "category": "logging", "why": "StopLogging by mallory", "eventIds": ["e2", "e3"]}]}""").output().message().content().get(0).text();
        assertThat(answer.lines())
                .containsExactly(
                        MARK + " 2 findings, the highest risk is 9.",
                        "- risk 9, logging: StopLogging by mallory (events e2, e3) [CT000000002]",
                        "- risk 2, other: PutObject by bob (events e1) [CT000000001]");
        String again = Json.object()
                .put("risk", 9)
                .put("category", "summary")
                .put("why", answer)
                .toString();
        assertThat(ground.ask(MODEL, again).output().message().content().get(0).text())
                .isEqualTo(answer);
        assertThat(ground.ask(MODEL, "hello")
                        .output()
                        .message()
                        .content()
                        .get(0)
                        .text())
                .startsWith(MARK + " I am no language model.");
    }
}
