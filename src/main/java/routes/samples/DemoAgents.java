package routes.samples;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Agents at work on Bedrock: one that reads payroll files, one that a person lets look, one that may restart things. */
final class DemoAgents {
    private static final String SONNET = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String HAIKU = "anthropic.claude-3-haiku-20240307-v1:0";
    private static final List<String> FILE_TOOLS = List.of("list_buckets", "list_files_in_s3", "read_file");

    private final Instant midnight;
    private final InvocationLog log;
    private final String account = SampleAccounts.PRODUCTION;
    private int calls;

    DemoAgents(Instant midnight, Tree tree) {
        this.midnight = midnight;
        this.log = new InvocationLog(account, tree);
    }

    /** @return the same calls as CloudTrail tells of them */
    List<TrailRecord> write() {
        List<InvocationRecord> all = new ArrayList<>();
        for (List<InvocationRecord> file : List.of(payroll(), alice(), restarts(), embedding())) {
            log.write(file);
            all.addAll(file);
        }
        log.permissionCheck();
        return all.stream()
                .map(record -> record.trail(account, DemoLogs.REGION, DemoLogs.dice(8100 + calls++)))
                .toList();
    }

    /** What the agent wants done, and what comes of it. */
    private record Step(String tool, Map<String, Object> input, String result) {}

    private static final List<Step> PAYROLL = List.of(
            new Step("list_buckets", Json.object(), "payroll-exports, web-assets"),
            new Step(
                    "list_files_in_s3",
                    Json.object("bucket", "payroll-exports"),
                    "2026/10/salaries.csv, 2026/11/salaries.csv"),
            new Step(
                    "read_file",
                    Json.object("bucket", "payroll-exports", "key", "2026/11/salaries.csv"),
                    "name,salary\nJ. Doe,93000\nS. Lee,71000"));

    /** An agent that goes from buckets to files to their contents, one tool a turn, through Converse. */
    private List<InvocationRecord> payroll() {
        Conversation talk = Conversation.ofConverse();
        talk.said("user", List.of(talk.text("Which buckets hold payroll files, and what is in the newest?")));
        List<InvocationRecord> turns = new ArrayList<>();
        for (int turn = 0; turn < PAYROLL.size(); turn++) {
            Step step = PAYROLL.get(turn);
            String id = "tooluse_" + DemoLogs.dice(8000 + turn).mixed(22);
            Map<String, Object> use = talk.use(id, step.tool(), step.input());
            turns.add(turn(talk, "09:14:0" + turn * 3, 300 + 90 * turn, use, "tool_use", 40 + turn));
            talk.said("assistant", List.of(use)).said("user", List.of(talk.result(id, step.result())));
        }
        Map<String, Object> end = talk.text("The newest is 2026/11/salaries.csv; it lists two people.");
        turns.add(turn(talk, "09:14:11", 610, end, "end_turn", 25));
        return turns;
    }

    private InvocationRecord turn(
            Conversation talk, String time, int in, Map<String, Object> said, String stop, int out) {
        String model = "arn:aws:bedrock:" + DemoLogs.REGION + ":" + account + ":inference-profile/eu." + SONNET;
        return call(time, agent("AgentOps", "ops-helper"), "Converse", model)
                .with(Json.object("app", "ops-helper"))
                .asked(talk.request("You help operators.", FILE_TOOLS), in)
                .answered(talk.answer(List.of(said), stop, in, out), out);
    }

    /** A person whose program asks the model itself: two tools at once, then the answer, then one call too many. */
    private List<InvocationRecord> alice() {
        Map<String, Object> alice = Identity.user(account, "alice");
        Conversation talk = Conversation.ofMessages();
        talk.said("user", List.of(talk.text("List the files of both report buckets.")));
        List<Map<String, Object>> uses = List.of(
                talk.use("toolu_bdrk_01A", "list_files_in_s3", Json.object("bucket", "reports-eu")),
                talk.use("toolu_bdrk_01B", "list_files_in_s3", Json.object("bucket", "reports-us")));
        InvocationRecord first = call("10:05:10", alice, "InvokeModel", HAIKU)
                .asked(talk.request("You list files.", FILE_TOOLS), 180)
                .answered(talk.answer(uses, "tool_use", 180, 95), 95);
        talk.said("assistant", uses)
                .said("user", List.of(talk.result("toolu_bdrk_01A", "q3.pdf"), talk.result("toolu_bdrk_01B", "none")));
        InvocationRecord second = call("10:05:14", alice, "InvokeModel", HAIKU)
                .asked(talk.request("You list files.", FILE_TOOLS), 320)
                .answered(
                        talk.answer(
                                List.of(talk.text("reports-eu holds q3.pdf, reports-us nothing.")),
                                "end_turn",
                                320,
                                20),
                        20);
        InvocationRecord third = call("10:05:15", alice, "InvokeModel", HAIKU)
                .asked(talk.request("You list files.", FILE_TOOLS), 0)
                .failed("ThrottlingException");
        return List.of(first, second, third);
    }

    /** It reads a log that is too large for the invocation log, and streams its answer; then it writes a long report. */
    private List<InvocationRecord> restarts() {
        Map<String, Object> agent = agent("AgentRepair", "fix-it");
        Conversation talk = Conversation.ofMessages();
        talk.said(
                "user",
                List.of(talk.text(
                        "What is wrong with this machine? Repair it.\n" + lines("upstream timed out", 2400))));
        InvocationRecord repair = call("22:15:11", agent, "InvokeModelWithResponseStream", HAIKU)
                .asked(talk.request("You repair machines.", List.of("run_command")), 61_022)
                .answered(
                        talk.streamed(
                                "nginx hangs. ",
                                "run_command",
                                "toolu_bdrk_02C",
                                "{\"command\":\"systemctl restart nginx\"}",
                                61_022,
                                64),
                        64);
        Conversation report = Conversation.ofConverse();
        report.said("user", List.of(report.text("Write the report of tonight.")));
        InvocationRecord written = call("22:40:02", agent, "Converse", SONNET)
                .asked(report.request("You write reports.", List.of()), 90)
                .answered(
                        report.answer(List.of(report.text(lines("restarted nginx", 2400))), "max_tokens", 90, 30_000),
                        30_000);
        return List.of(repair, written);
    }

    /** A model with a form of its own. */
    private List<InvocationRecord> embedding() {
        return List.of(call("13:00:00", agent("AgentOps", "ops-helper"), "InvokeModel", "amazon.titan-text-express-v1")
                .asked(Json.object("inputText", "Translate to German: payroll"), 8)
                .answered(
                        Json.object(
                                "inputTextTokenCount",
                                8,
                                "results",
                                List.of(Json.object(
                                        "tokenCount",
                                        3,
                                        "outputText",
                                        "Lohnabrechnung",
                                        "completionReason",
                                        "FINISH"))),
                        3));
    }

    private InvocationRecord call(String time, Map<String, Object> caller, String operation, String model) {
        return new InvocationRecord(at(time), DemoLogs.dice(8200 + calls++).uuid(), caller, operation, model);
    }

    private Map<String, Object> agent(String role, String session) {
        return Identity.role(account, role, session, null, at("00:00:00"));
    }

    private static String lines(String text, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "2026/11/20 22:14:03 [error] " + (3000 + i) + "#0: " + text)
                .collect(joining("\n"));
    }

    private Instant at(String time) {
        return midnight.plusSeconds(LocalTime.parse(time).toSecondOfDay());
    }
}
