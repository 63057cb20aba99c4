package routes.looker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.guard.GuardBeans;
import routes.guard.Policies;
import routes.settings.Settings;
import routes.tables.Sources;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/** Our calls as Bedrock itself takes them. Costs some cents; runs where credentials, AWS_REGION and a model are given. */
@EnabledIfEnvironmentVariable(named = "LOGLAKE_TEST_MODEL", matches = ".+")
class RealBedrockTest {
    private final Settings settings = Settings.bundled();
    private final AwsBeans aws = new AwsBeans(new Endpoints(Map.of()), false);

    @Test
    void aQuestionIsTakenAndAToolIsUsed() throws Exception {
        Reply reply = asked(System.getenv("LOGLAKE_TEST_MODEL"));
        assertThat(reply.error()).isNull();
        assertThat(reply.requestId()).isNotBlank();
        assertThat(reply.uses()).isNotEmpty();
        assertThat(reply.usage().out()).isPositive();
    }

    @Test
    void aModelThatDoesNotExistIsAnErrorAndNoCrash() throws Exception {
        assertThat(asked("anthropic.no-such-model-v1:0").error()).isNotNull();
    }

    private Reply asked(String model) throws Exception {
        Policies policies = new GuardBeans(settings, aws, Sources.bundled(), Clock.systemUTC()).policies();
        BedrockTurns turns = new BedrockTurns(
                new Prompt(), policies, new Compaction(new ResultText(new Cells(true))), ToolSet.bundled());
        Investigation investigation = Investigation.of(
                "inv-20261121-realbedrock",
                new Question("Which tables may I read? Use list_tables.", "tester", "analyst"),
                model,
                new Budget(2, 1, 1, 100_000, Duration.ofMinutes(1), 1),
                Clock.systemUTC());
        investigation.say(false, List.of(Part.of(investigation.question().text())));
        try {
            ConverseResponse response = aws.bedrockRuntime().converse(turns.request(investigation));
            return turns.reply(
                    investigation, response.output().message(), response.stopReasonAsString(), response.usage());
        } catch (BedrockRuntimeException refused) {
            return turns.failed(investigation, refused);
        }
    }
}
