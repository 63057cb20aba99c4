package routes.cli;

import java.util.List;

/** Questions as people ask them, each of which the demo's logs can answer. */
final class PlainQuestions {
    static final List<String> ALL = List.of(
            "Can you query my bedrock logs and tell me what you find?",
            "Who opened sessions in the last week?",
            "Which calls were denied?",
            "What did the root user do?",
            "Did anybody change IAM rights?",
            "Has anyone logged in to the console without MFA?",
            "Who used break-glass or admin roles?",
            "What happened at night and on the weekend?",
            "Which tools did our agents use?",
            "How many tokens did each model take?",
            "Which model calls failed?",
            "What did agents ask for with their tools?",
            "Who asked Looker what?",
            "Who was the busiest principal?",
            "Which accounts and Regions are new?",
            "Who read or wrote which bucket?",
            "Who asked for secrets?",
            "Are there risky commands that somebody typed in a session?",
            "What was left out of the lake, and why?",
            "Are there events that stand twice?");

    private PlainQuestions() {}
}
