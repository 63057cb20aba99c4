package local.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.playbooks.Playbooks;

class RoutingTest {
    private static final Routing ROUTING = new Routing(Playbooks.bundled());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Can you query my bedrock logs and tell me what you find?          | agent-tools
            Which tools did agents use last week?                             | agent-tools
            what functions were used by our AI assistants                     | agent-tools
            Did any model calls fail yesterday?                               | agent-errors
            Was bedrock throttled?                                            | agent-errors
            How much money do we spend on models?                             | agent-tokens
            how many tokens did claude take since 2026-11-01                  | agent-tokens
            What are people asking the LLM?                                   | agent-questions
            Which prompts did jane.doe send to bedrock?                       | agent-questions
            Which files did agents read with their tools?                     | agent-tool-inputs
            Which arguments were given to tool list_files?                    | agent-tool-inputs
            Who accessed jane-private-bucket?                                 | bucket-access
            Who downloaded objects from S3 this month?                        | bucket-access
            Who is the most active user?                                      | busiest
            Which calls were denied?                                          | denied-calls
            Show me everything that was unauthorized in the last 3 days       | denied-calls
            Who changed IAM permissions?                                      | iam-changes
            Were new access keys or policies made?                            | iam-changes
            What did the filters exclude?                                     | left-out
            Are there quarantined objects?                                    | left-out
            Who signed in without MFA?                                        | logins-without-mfa
            Who asked Looker something?                                       | looker-use
            Is there activity in a region we never used before?               | new-places
            What happened at night?                                           | off-hours
            Did anybody work on the weekend?                                  | off-hours
            Who used break-glass last week?                                   | privileged-roles
            who had emergency access                                          | privileged-roles
            Did anyone type dangerous commands?                               | risky-commands
            who used sudo in a session                                        | risky-commands
            Was root used?                                                    | root-use
            did the root user log in                                          | root-use
            Who read secrets?                                                 | secrets
            Who fetched database passwords yesterday?                         | secrets
            What was typed in session jane.doe-0b7c1cc185ccf51a9?             | session
            Which commands did jane.doe run?                                  | session
            Who opened a session on production?                               | sessions
            Which servers did people connect to?                              | sessions
            Are there duplicate events?                                       | twice
            """)
    void plainQuestionFindsItsPlaybook(String question, String id) {
        Routing.Choice best = ROUTING.ranked(question).get(0);
        assertThat(best.playbook().id()).as("score " + best.score()).isEqualTo(id);
        assertThat(best.fits()).as("score " + best.score()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What is the weather in Berlin?
            Write me a poem about Camels
            hello
            How do I bake bread?
            Which team won the match?
            """)
    void whatNoPlaybookKnowsIsNotAnswered(String question) {
        Routing.Choice best = ROUTING.ranked(question).get(0);
        assertThat(best.fits()).as(best.playbook().id() + " " + best.score()).isFalse();
    }

    @Test
    void questionNarrowsItself() {
        assertThat(slots("What did jane.doe do yesterday?")).isEqualTo(Map.of("from", "T-1d", "user", "jane.doe"));
        assertThat(slots("Which tools did alice use since 2026-11-01?"))
                .isEqualTo(Map.of("from", "2026-11-01", "user", "alice"));
        assertThat(slots("Which tools did agents use?")).isEmpty();
        assertThat(slots("Which tools did an agent use in the last 3 weeks?")).isEqualTo(Map.of("from", "T-21d"));
        assertThat(slots("What was typed in session jane.doe@example.com-0b7c1cc185ccf51a9?"))
                .isEqualTo(Map.of("session", "jane.doe@example.com-0b7c1cc185ccf51a9"));
        assertThat(slots("Was root of account 111122223333 used in November?"))
                .isEqualTo(Map.of("account", "111122223333", "from", "2026-11-01"));
        assertThat(slots("Who accessed jane-private-bucket since December 24?"))
                .isEqualTo(Map.of("bucket", "jane-private-bucket", "from", "2025-12-24"));
        assertThat(slots("Which arguments did tool list_files get?")).isEqualTo(Map.of("tool", "list_files"));
        assertThat(slots("What did arn:aws:iam::111122223333:user/alice do?"))
                .isEqualTo(Map.of("user", "arn:aws:iam::111122223333:user/alice"));
    }

    private static Map<String, String> slots(String question) {
        return Slots.of(new Asked(question, LocalDate.of(2026, 11, 21)));
    }
}
