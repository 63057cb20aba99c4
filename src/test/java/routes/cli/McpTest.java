package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.failures.LakeException;
import routes.looker.Report;
import routes.mcp.McpServer;

/** Looker's tools in the hands of other people's agents. */
class McpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INITIALIZE =
            "{'jsonrpc':'2.0','id':0,'method':'initialize','params':{'protocolVersion':'2025-06-18','clientInfo':{'name':'a test','version':'1'}}}";
    private static final String COUNT = use(1, "run_query", "{'sql':'" + LookerGround.COUNT + "','why':'count'}");

    @TempDir
    static Path data;

    private static LookerGround ground;

    @BeforeAll
    static void start() {
        ground = new LookerGround(data);
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void anyClientReadsThroughTheSameGuardAndLeavesTheSameTrail() throws Exception {
        McpSyncClient client = client();
        assertThat(client.initialize().instructions()).contains("logcalendarday");
        assertThat(client.listTools().tools())
                .extracting(McpSchema.Tool::name)
                .containsExactly("list_tables", "describe_table", "run_query", "get_rows", "finish");

        JsonNode counted = said(client, false, "run_query", Map.of("sql", LookerGround.COUNT, "why", "count"));
        assertThat(counted.path("query").asText()).isEqualTo("Q1");
        assertThat(counted.at("/rows/0/0").asText()).isEqualTo("⟦StartSession⟧");

        String raw = "select * from from_cloudtrail_raw where logcalendarday >= 20261101";
        JsonNode refused = said(client, true, "run_query", Map.of("sql", raw, "why", "all"));
        assertThat(refused.path("code").asText()).isEqualTo("TABLE");
        assertThat(refused.path("hint").asText()).isNotBlank();

        assertThatThrownBy(() -> client.callTool(new McpSchema.CallToolRequest("fly", Map.of())))
                .isInstanceOf(McpError.class)
                .hasMessageContaining("there is no tool fly");

        JsonNode report = said(
                client,
                false,
                "finish",
                Map.of(
                        "answer",
                        "6 sessions, see https://evil.example",
                        "claims",
                        List.of(
                                Map.of("text", "StartSession was called 6 times.", "cites", List.of("Q1#1")),
                                Map.of("text", "DeleteTrail was called 7 times.", "cites", List.of("Q1#1")))));
        assertThat(report.at("/claims/0/proved").asBoolean()).isTrue();
        assertThat(report.at("/claims/1/proved").asBoolean()).isFalse();
        assertThat(report.path("answer").asText()).doesNotContain("https:");
        client.close();

        // question, run_query, the refused one, the unknown tool, finish, answer
        String id = report.path("id").asText();
        ground.auditRows(id, 6);
        assertWhole(id);
        assertThat(ground.lake.cell(
                        "select model from from_looker_readready where kind = 'question' and investigation = '" + id
                                + "'"))
                .startsWith("mcp ");
    }

    @Test
    void aLineThatIsNoRequestIsAnsweredAndTheNextIsRead() throws Exception {
        List<JsonNode> answers = talk(
                Map.of(),
                "{broken",
                "[]",
                "{} {}",
                "x".repeat(1 << 21),
                "[".repeat(100_000),
                "{'jsonrpc':'2.0','id':null,'method':'ping'}",
                use(3, "list_tables", "{}"),
                INITIALIZE,
                "{'jsonrpc':'2.0','method':'notifications/initialized'}",
                "{'jsonrpc':'2.0','id':'p','method':'ping'}",
                "{'jsonrpc':'2.0','id':4,'method':'resources/list'}",
                "{'jsonrpc':'2.0','id':5,'method':'tools/call','params':{}}",
                use(6, "get_rows", "{'query':'Q9','from':1,'to':2}"),
                use(7, "describe_table", "{'name':'x'}"));
        assertThat(answers.subList(0, 7))
                .extracting(answer -> answer.at("/error/code").asInt())
                .containsExactly(-32700, -32600, -32700, -32600, -32700, -32600, -32600);
        assertThat(answers.get(7).at("/result/protocolVersion").asText()).isEqualTo("2025-06-18");
        assertThat(answers.get(8).at("/id").asText()).isEqualTo("p");
        assertThat(answers.get(8).has("result")).isTrue();
        assertThat(answers.get(9).at("/error/code").asInt()).isEqualTo(-32601);
        assertThat(answers.get(10).at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(content(answers.get(11)).path("code").asText()).isEqualTo("QUERY");
        assertThat(content(answers.get(12)).path("code").asText()).isEqualTo("INPUT");
        assertThat(answers).hasSize(13);
    }

    @Test
    void theNewestProtocolThatTheClientSpeaksIsChosen() throws Exception {
        for (Map.Entry<String, String> pair : Map.of(
                        "2024-11-05",
                        "2024-11-05",
                        "2025-03-26",
                        "2024-11-05",
                        "2025-11-25",
                        "2025-11-25",
                        "2099-01-01",
                        "2025-11-25")
                .entrySet()) {
            List<JsonNode> answers = talk(Map.of(), INITIALIZE.replace("2025-06-18", pair.getKey()));
            assertThat(answers.get(0).at("/result/protocolVersion").asText()).isEqualTo(pair.getValue());
        }
    }

    @Test
    void twoSessionsHaveAnInvestigationEachAndKeepToTheBudget() throws Exception {
        Map<String, String> one = Map.of("loglake.looker.max-queries", "1");
        for (int session = 0; session < 2; session++) {
            String other = LookerGround.COUNT.replace("20261101", "20261102");
            List<JsonNode> answers =
                    talk(one, INITIALIZE, COUNT, COUNT, use(2, "run_query", "{'sql':'" + other + "','why':'more'}"));
            assertThat(content(answers.get(1)).path("query").asText()).isEqualTo("Q1");
            assertThat(content(answers.get(2)).path("query").asText()).isEqualTo("Q1");
            assertThat(content(answers.get(3)).path("code").asText()).isEqualTo("BUDGET");
        }
        List<Report> newest = sessions();
        assertThat(newest.get(0).id()).isNotEqualTo(newest.get(1).id());
        assertThat(newest.subList(0, 2)).allSatisfy(report -> {
            assertThat(report.queries()).hasSize(1);
            assertThat(report.partial()).contains("without an answer");
            // question, three uses, the end
            ground.auditRows(report.id(), 5);
            assertWhole(report.id());
        });
    }

    @Test
    void aClientThatUsesNoToolLeavesNoInvestigation() throws Exception {
        int before = sessions().size();
        talk(Map.of(), INITIALIZE, "{'jsonrpc':'2.0','id':1,'method':'tools/list'}");
        assertThat(sessions()).hasSize(before);
    }

    @Test
    void onlyNamedPeopleWithTheRoleMayUseThem() {
        try (Rooms rooms = ground.rooms(Map.of())) {
            assertThatThrownBy(() -> rooms.looker.session("unknown", "analyst")).isInstanceOf(LakeException.class);
            assertThatThrownBy(() -> rooms.looker.session("jane", "emperor")).hasMessageContaining("emperor");
        }
    }

    private static List<Report> sessions() {
        try (Rooms rooms = ground.rooms(Map.of())) {
            return rooms.looker.newest(100);
        }
    }

    private static void assertWhole(String id) {
        try (Rooms rooms = ground.rooms(Map.of())) {
            assertThat(rooms.looker.verify(id).isGood())
                    .as("%s", rooms.looker.verify(id))
                    .isTrue();
        }
    }

    /** The official client with {@code loglake mcp} as its child process. */
    private static McpSyncClient client() {
        ServerParameters server = ServerParameters.builder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .args(
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Cli.class.getName(),
                        "mcp",
                        "--role",
                        "auditor",
                        "--data",
                        data.toString())
                .build();
        return McpClient.sync(new StdioClientTransport(server, new JacksonMcpJsonMapper(JSON)))
                .requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(60))
                .build();
    }

    private static JsonNode said(McpSyncClient client, boolean error, String tool, Map<String, Object> arguments)
            throws IOException {
        McpSchema.CallToolResult result = client.callTool(new McpSchema.CallToolRequest(tool, arguments));
        assertThat(result.isError()).as("%s", result).isEqualTo(error);
        return JSON.readTree(((McpSchema.TextContent) result.content().get(0)).text());
    }

    /** Says all of {@code lines} and hangs up; each answer is a line. */
    private static List<JsonNode> talk(Map<String, String> settings, String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String in = String.join("\n", lines).replace('\'', '"');
        try (Rooms rooms = ground.rooms(settings)) {
            new McpServer(
                            rooms.looker.session("jane", "analyst"),
                            "1",
                            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                            new PrintStream(out, true, StandardCharsets.UTF_8))
                    .serve();
        }
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    private static String use(int id, String tool, String arguments) {
        return "{'jsonrpc':'2.0','id':" + id + ",'method':'tools/call','params':{'name':'" + tool + "','arguments':"
                + arguments + "}}";
    }

    private static JsonNode content(JsonNode answer) throws IOException {
        return JSON.readTree(answer.at("/result/content/0/text").asText());
    }
}
