package house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import routes.aggregate.Aggregation;
import routes.aggregate.TimeBuckets;
import routes.backfill.DateMessages;
import routes.batch.BedrockJobs;
import routes.batch.BedrockSummary;
import routes.batch.EventSelection;
import routes.batch.Grouping;
import routes.batch.Inputs;
import routes.batch.Ledgered;
import routes.batch.S3Outputs;
import routes.batch.S3Runs;
import routes.batch.SnsNotice;
import routes.catalog.GlueCatalog;
import routes.copies.S3Copies;
import routes.deadletters.SqsReplays;
import routes.events.Events;
import routes.events.Untold;
import routes.failures.DeadLetters;
import routes.filters.FileNameFilter;
import routes.ledger.Ledger;
import routes.looker.BedrockTurns;
import routes.looker.Hearing;
import routes.looker.Looker;
import routes.manifest.Generations;
import routes.placement.Placements;
import routes.seal.OldGenerations;
import routes.seal.SealCalendar;
import routes.seal.Sealing;
import routes.sweep.Sweep;
import routes.switches.Dropping;
import routes.switches.Holding;

/** A misspelt endpoint, bean or method in a route is silent at run time. Here it is not. */
class RouteMapTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** What a route may name by {@code ref}, and its class. */
    private static final Map<String, Class<?>> BEANS = Map.ofEntries(
            Map.entry("events", Events.class),
            Map.entry("fileNameFilter", FileNameFilter.class),
            Map.entry("dropping", Dropping.class),
            Map.entry("holding", Holding.class),
            Map.entry("placements", Placements.class),
            Map.entry("copies", S3Copies.class),
            Map.entry("timeBuckets", TimeBuckets.class),
            Map.entry("catalog", GlueCatalog.class),
            Map.entry("aggregation", Aggregation.class),
            Map.entry("sweep", Sweep.class),
            Map.entry("dateMessages", DateMessages.class),
            Map.entry("untold", Untold.class),
            Map.entry("sealing", Sealing.class),
            Map.entry("sealCalendar", SealCalendar.class),
            Map.entry("oldGenerations", OldGenerations.class),
            Map.entry("generations", Generations.class),
            Map.entry("deadLetters", DeadLetters.class),
            Map.entry("replays", SqsReplays.class),
            Map.entry("looker", Looker.class),
            Map.entry("bedrockTurns", BedrockTurns.class),
            Map.entry("hearing", Hearing.class),
            Map.entry("eventSelection", EventSelection.class),
            Map.entry("batchGroups", Grouping.class),
            Map.entry("batchInputs", Inputs.class),
            Map.entry("batchRuns", S3Runs.class),
            Map.entry("batchJobs", BedrockJobs.class),
            Map.entry("batchOutputs", S3Outputs.class),
            Map.entry("batchRows", Ledgered.class),
            Map.entry("batchSummary", BedrockSummary.class),
            Map.entry("batchNotice", SnsNotice.class),
            Map.entry("ledger", Ledger.class));

    private static final Set<String> REPOSITORIES = Set.of("objectsSeen", "partitionsSent", "unitsMarked");

    @Test
    void everyRouteHasAnIdOfItsOwnAndADescription() throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode route : routes()) {
            String id = route.path("id").asText();
            assertThat(id).as("id of %s", route).matches("[a-z]+(-[a-z]+)*");
            assertThat(ids.add(id)).as("id %s is given once", id).isTrue();
            assertThat(route.path("description").asText())
                    .as("description of %s", id)
                    .isNotBlank();
        }
        assertThat(ids).contains("cloudtrail-events", "cloudwatch-events", "addapart", "aggregate", "readready-events");
    }

    @Test
    void everyDirectEndpointAndKameletExists() throws IOException {
        Set<String> consumed = new TreeSet<>();
        routes().forEach(route -> consumed.add(route.path("from").path("uri").asText()));
        for (JsonNode document : documents()) {
            for (String uri : uris(document)) {
                if (uri.startsWith("direct:")) {
                    assertThat(consumed).as("consumer of %s", uri).contains(uri);
                } else if (uri.startsWith("kamelet:") && !uri.equals("kamelet:sink")) {
                    String name = uri.substring("kamelet:".length());
                    assertThat(RESOURCES.resolve("kamelets/" + name + ".kamelet.yaml"))
                            .exists();
                }
            }
        }
    }

    @Test
    void everySourceOfTheKameletHasATableFile() throws IOException {
        for (JsonNode route : routes()) {
            JsonNode source = route.path("from").path("parameters").path("source");
            if (source.isTextual() && !source.asText().equals("readready")) {
                assertThat(RESOURCES.resolve("tables/" + source.asText() + ".yaml"))
                        .exists();
                assertThat(route.path("id").asText()).isEqualTo(source.asText() + "-events");
            }
        }
    }

    @Test
    void everyBeanAndMethodExists() throws IOException {
        int calls = 0;
        for (JsonNode document : documents()) {
            for (JsonNode call : document.findParents("ref")) {
                String bean = call.path("ref").asText();
                String method = call.path("method").asText().replaceAll("\\(.*", "");
                assertThat(BEANS).as("bean %s", bean).containsKey(bean);
                assertThat(Arrays.stream(BEANS.get(bean).getMethods()).map(java.lang.reflect.Method::getName))
                        .as("methods of %s", bean)
                        .contains(method);
                calls++;
            }
            for (JsonNode strategy : document.findValues("aggregationStrategy")) {
                assertThat(strategy.asText()).isEqualTo("#bean:siblings");
            }
            for (JsonNode repository : document.findValues("idempotentRepository")) {
                assertThat(REPOSITORIES).contains(repository.asText().replace("#bean:", ""));
            }
        }
        assertThat(calls).isGreaterThan(8);
    }

    @Test
    void everyPlaceholderIsASetting() throws IOException {
        Map<String, String> settings = routes.settings.Settings.bundled().asMap();
        for (Path file : files()) {
            java.util.regex.Matcher placeholder =
                    java.util.regex.Pattern.compile("\\{\\{(loglake[^}]+)}}").matcher(Files.readString(file));
            while (placeholder.find()) {
                assertThat(settings).as(file.toString()).containsKey(placeholder.group(1));
            }
        }
    }

    @Test
    void noRouteIsLongOrDeep() throws IOException {
        for (JsonNode route : routes()) {
            JsonNode steps = route.path("from").path("steps");
            assertThat(steps.size()).as("steps of %s", route.path("id")).isLessThanOrEqualTo(8);
            assertThat(depth(steps)).as("depth of %s", route.path("id")).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void everyRouteFileIsValidForTheYamlDsl() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/schema/camelYamlDsl.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            for (Path file : files()) {
                if (file.toString().endsWith(".camel.yaml")) {
                    List<Error> errors = schema.validate(Files.readString(file), InputFormat.YAML);
                    assertThat(errors).as(file.toString()).isEmpty();
                }
            }
        }
    }

    private static int depth(JsonNode steps) {
        int deepest = 0;
        for (JsonNode step : steps) {
            for (JsonNode inner : step.findValues("steps")) {
                deepest = Math.max(deepest, 1 + depth(inner));
            }
        }
        return deepest;
    }

    private static List<String> uris(JsonNode document) {
        List<String> uris = new ArrayList<>();
        for (String name : List.of("uri", "to")) {
            document.findValues(name).stream().filter(JsonNode::isTextual).forEach(uri -> uris.add(uri.asText()));
        }
        return uris;
    }

    private static List<JsonNode> routes() throws IOException {
        return documents().stream()
                .flatMap(document -> StreamSupport.stream(document.spliterator(), false))
                .filter(entry -> entry.has("route"))
                .map(entry -> entry.path("route"))
                .toList();
    }

    private static List<JsonNode> documents() throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (Path file : files()) {
            documents.add(YAML.readTree(file.toFile()));
        }
        return documents;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> routes = Files.list(RESOURCES.resolve("routes"));
                Stream<Path> kamelets = Files.list(RESOURCES.resolve("kamelets"))) {
            return Stream.concat(routes, kamelets).sorted().toList();
        }
    }
}
