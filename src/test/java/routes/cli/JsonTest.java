package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import routes.samples.DemoLogs;

/** What a program reads: each command's {@code --json} is one document, as the schema says. */
class JsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String ROWS = "from_cloudtrail_readready";

    @TempDir
    Path folder;

    private final Set<String> checked = new HashSet<>();
    private Words words;

    @Test
    void everyAnswerIsAsTheSchemaSays() throws IOException {
        FilterFolder filters = FilterFolder.copiedTo(folder.resolve("filters"));
        Path config =
                Files.writeString(folder.resolve("lake.properties"), "loglake.filters.dir=" + filters.folder() + "\n");
        words = new Words(folder.resolve("data"), config);
        DemoLogs.write(folder.resolve("logs"), DAY);
        try (TestLake lake = TestLake.start(folder.resolve("data"), filters.setting())) {
            check("load", "load", folder.resolve("logs/cloudtrail").toString(), "--source", "cloudtrail", "--wait");
            lake.dropGzip("cloudtrail", "nobody/knows/this.json.gz", "{}");
            await().atMost(Duration.ofSeconds(60)).until(() -> lake.depth("cloudtrail-dead") == 1);
            filters.turnOff("cloudwatch");
            check("status", "status");
            check("doctor", "doctor");
            String question = "select eventname, errorcode from " + ROWS + " where logcalendarday >= 20261101 limit 3";
            check("sql", "sql", question);
            check("sql-explain", "sql", "--explain", question);
            check("completeness", "completeness", "--source", "cloudtrail", "--day", DAY.toString());
            check(
                    "backfill",
                    "backfill",
                    "--source",
                    "cloudtrail",
                    "--from",
                    "2026-11-20",
                    "--to",
                    "2026-11-20",
                    "--dry-run");
            check("backfill", "backfill", "--source", "cloudtrail", "--from", "2026-11-20", "--to", "2026-11-20");
            check("rebuild", "rebuild", "--table", ROWS);
            check("seal", "seal", "--table", ROWS, "--day", DAY.toString());
            check("seal", "seal", "--table", ROWS, "--day", "2001-01-01");
            check("batch-analyze", "batch-analyze", "--day", DAY.toString(), "--estimate");
            check("batch-analyze", "batch-analyze", "--day", DAY.toString(), "--by", "service");
            check("env", "env");
            check("ask", "ask", "Who opened sessions?");
            check("looker-list", "looker", "list");
            check("looker-show", "looker", "show", "last");
            check("looker-verify", "looker", "verify", "last");
            check("playbook-list", "playbook", "list");
            check("playbook-run", "playbook", "run", "sessions", "--param", "from=2026-11-19");
            check("onboard", "onboard", "--check", "examples/sources/guardduty");
            check("filters-check", "filters", "check");
            check("filters-test", "filters", "test");
            check("filters-diff", "filters", "diff", "--list-keys");
            check("filters-explain", "filters", "explain", "AWSLogs/999988887777/CloudTrail/eu-west-1/2026/11/20/a");
            check("filters-list", "filters", "list");
            String id =
                    check("dlq-list", "dlq", "list").at("/causes/0/example/id").asText();
            check("dlq-show", "dlq", "show", id);
            check("switch-list", "switch", "list");
            check("tap", "tap", "cloudtrail", "--since", "600", "--limit", "1");
            check("replay", "replay", "--source", "cloudtrail", "--dry-run");
            check("replay", "replay", "--source", "cloudtrail");
        }
        assertThat(checked).containsAll(answering(Cli.commandLine()));
    }

    /** The commands that have the option, by the names of their schemas. */
    private static Set<String> answering(CommandLine parent) {
        Set<String> names = new HashSet<>();
        for (CommandLine command : parent.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            if (spec.findOption("--json") != null) {
                names.add(spec.qualifiedName("-").replaceFirst("^loglake-", ""));
            }
            names.addAll(answering(command));
        }
        return names;
    }

    private JsonNode check(String schema, String... command) throws IOException {
        String[] asked = java.util.Arrays.copyOf(command, command.length + 1);
        asked[command.length] = "--json";
        Words.Said said = words.say(asked);
        assertThat(said.exit()).as(said.toString()).isIn(0, Cli.BAD_ANSWER, Cli.SOMETHING_TO_DO);
        var expected = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(only(schema), InputFormat.JSON);
        assertThat(expected.validate(said.out(), InputFormat.JSON))
                .as(said.out())
                .isEmpty();
        checked.add(schema);
        return JSON.readTree(said.out());
    }

    /** The schema of one command, with what it refers to. */
    private static String only(String name) throws IOException {
        try (InputStream file = JsonTest.class.getResourceAsStream("/schemas/cli-v1.schema.json")) {
            JsonNode all = JSON.readTree(file);
            assertThat(all.path("$defs").has(name)).as("schema of %s", name).isTrue();
            return JSON.createObjectNode()
                    .put("$ref", "#/$defs/" + name)
                    .setAll((com.fasterxml.jackson.databind.node.ObjectNode) all)
                    .toString();
        }
    }
}
