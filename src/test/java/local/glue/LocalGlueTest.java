package local.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.Segment;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.TableVersion;

class LocalGlueTest {
    @TempDir
    Path folder;

    private LocalGlue server;
    private GlueClient glue;

    static GlueClient client(URI endpoint) {
        return GlueClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    @BeforeEach
    void start() {
        server = LocalGlue.start(folder, 0);
        glue = client(server.endpoint());
    }

    @AfterEach
    void stop() {
        glue.close();
        server.close();
    }

    private void restart() {
        stop();
        start();
    }

    static TableInput tableOf(String name, Column... keys) {
        return TableInput.builder()
                .name(name)
                .partitionKeys(keys)
                .storageDescriptor(s -> s.location("s3://lake/" + name + "/")
                        .columns(Column.builder().name("eventid").type("string").build()))
                .build();
    }

    static Column key(String name, String type) {
        return Column.builder().name(name).type(type).build();
    }

    static PartitionInput partition(String... values) {
        return PartitionInput.builder()
                .values(values)
                .storageDescriptor(s -> s.location("s3://lake/" + String.join("/", values) + "/")
                        .columns(Column.builder().name("eventid").type("string").build()))
                .build();
    }

    private void tableByDay() {
        glue.createDatabase(r -> r.databaseInput(d -> d.name("lake")));
        glue.createTable(r -> r.databaseName("lake").tableInput(tableOf("events", key("logcalendarday", "int"))));
    }

    private List<String> matching(String expression) {
        return glue
                .getPartitionsPaginator(
                        r -> r.databaseName("lake").tableName("events").expression(expression))
                .stream()
                .flatMap(page -> page.partitions().stream())
                .map(partition -> String.join("/", partition.values()))
                .toList();
    }

    @Test
    void namesAreFoldedToLowerCase() {
        glue.createDatabase(r -> r.databaseInput(d -> d.name("Lake")));
        glue.createTable(r -> r.databaseName("LAKE").tableInput(tableOf("Events")));
        assertThat(glue.getTable(r -> r.databaseName("lake").name("EVENTS"))
                        .table()
                        .name())
                .isEqualTo("events");
        assertThat(glue.getDatabases(r -> {}).databaseList()).extracting("name").containsExactly("lake");
    }

    @Test
    void tableHasWhatGlueAddsToIt() {
        tableByDay();
        Table table = glue.getTable(r -> r.databaseName("lake").name("events")).table();
        assertThat(table.versionId()).isEqualTo("0");
        assertThat(table.retention()).isZero();
        assertThat(table.createTime()).isNotNull();
        assertThat(table.isRegisteredWithLakeFormation()).isFalse();
        assertThat(table.storageDescriptor().numberOfBuckets()).isZero();
        assertThat(table.storageDescriptor().compressed()).isFalse();
        assertThat(table.storageDescriptor().storedAsSubDirectories()).isFalse();
        assertThat(table.storageDescriptor().hasSortColumns()).isTrue();
    }

    @Test
    void whatExistsIsNotMadeTwice() {
        tableByDay();
        glue.createPartition(r -> r.databaseName("lake").tableName("events").partitionInput(partition("20261120")));
        assertThatThrownBy(() -> glue.createDatabase(r -> r.databaseInput(d -> d.name("lake"))))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> glue.createTable(r -> r.databaseName("lake").tableInput(tableOf("events"))))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> glue.createPartition(
                        r -> r.databaseName("lake").tableName("events").partitionInput(partition("20261120"))))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("Partition already exists.");
    }

    @Test
    void whatIsMissingIsSaidToBeMissing() {
        assertThatThrownBy(() -> glue.getDatabase(r -> r.name("no")))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessageContaining("Database no not found.");
        tableByDay();
        assertThatThrownBy(() -> glue.deleteTable(r -> r.databaseName("lake").name("no")))
                .isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> glue.getPartition(
                        r -> r.databaseName("lake").tableName("events").partitionValues("20261120")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void nonsenseIsRefused() {
        tableByDay();
        assertThatThrownBy(() -> glue.createDatabase(r -> r.databaseInput(d -> d.name(""))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> glue.createPartition(
                        r -> r.databaseName("lake").tableName("events").partitionInput(partition("2026", "11"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("number of partition keys");
        assertThatThrownBy(() -> createBatch(IntStream.range(0, 101).boxed().toList()))
                .isInstanceOf(InvalidInputException.class);
        assertThat(matching("")).isEmpty();
    }

    private BatchCreatePartitionResponse createBatch(List<Integer> days) {
        List<PartitionInput> inputs =
                days.stream().map(day -> partition(String.valueOf(day))).toList();
        return glue.batchCreatePartition(
                r -> r.databaseName("lake").tableName("events").partitionInputList(inputs));
    }

    @Test
    void batchTellsOfEachMemberThatFailed() {
        tableByDay();
        createBatch(List.of(20261119));
        BatchCreatePartitionResponse answer = createBatch(List.of(20261118, 20261119, 20261120));
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.partitionValues()).containsExactly("20261119");
            assertThat(error.errorDetail().errorCode()).isEqualTo("AlreadyExistsException");
        });
        assertThat(matching("")).containsExactly("20261118", "20261119", "20261120");
    }

    @Test
    void partitionMovesToItsNewLocationAndGoes() {
        tableByDay();
        createBatch(List.of(20261119, 20261120));
        glue.updatePartition(r -> r.databaseName("lake")
                .tableName("events")
                .partitionValueList("20261120")
                .partitionInput(p -> p.values("20261120").storageDescriptor(s -> s.location("s3://lake/gen-0002/"))));
        glue.deletePartition(r -> r.databaseName("lake").tableName("events").partitionValues("20261119"));
        restart();
        assertThat(matching("")).containsExactly("20261120");
        assertThat(glue.getPartition(
                                r -> r.databaseName("lake").tableName("events").partitionValues("20261120"))
                        .partition()
                        .storageDescriptor()
                        .location())
                .isEqualTo("s3://lake/gen-0002/");
    }

    @Test
    void fiveThousandPartitionsAreListedByExpressionPageAndSegment() {
        tableByDay();
        for (int start = 0; start < 5000; start += 100) {
            assertThat(createBatch(IntStream.range(start, start + 100).boxed().toList())
                            .errors())
                    .isEmpty();
        }
        assertThat(matching("logcalendarday >= 0")).hasSize(5000).doesNotHaveDuplicates();
        assertThat(matching("logcalendarday between 999 and 1001")).containsExactlyInAnyOrder("999", "1000", "1001");

        List<String> inSegments = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            Segment segment =
                    Segment.builder().segmentNumber(number).totalSegments(3).build();
            glue
                    .getPartitionsPaginator(r -> r.databaseName("lake")
                            .tableName("events")
                            .segment(segment)
                            .maxResults(100))
                    .stream()
                    .flatMap(page -> page.partitions().stream())
                    .forEach(partition -> inSegments.add(partition.values().get(0)));
        }
        assertThat(inSegments).hasSize(5000).doesNotHaveDuplicates();
    }

    @Test
    void listingLeavesColumnsOutWhenAsked() {
        tableByDay();
        createBatch(List.of(20261120));
        List<Partition> slim = glue.getPartitions(
                        r -> r.databaseName("lake").tableName("events").excludeColumnSchema(true))
                .partitions();
        assertThat(slim.get(0).storageDescriptor().hasColumns()).isFalse();
        assertThat(slim.get(0).storageDescriptor().location()).isEqualTo("s3://lake/20261120/");
        assertThat(glue.getPartitions(r -> r.databaseName("lake").tableName("events"))
                        .partitions()
                        .get(0)
                        .storageDescriptor()
                        .columns())
                .hasSize(1);
    }

    @Test
    void updatedTableKeepsItsVersionsOverARestart() {
        tableByDay();
        glue.updateTable(r -> r.databaseName("lake")
                .tableInput(tableOf("events", key("logcalendarday", "int")).toBuilder()
                        .description("second")
                        .build()));
        restart();
        assertThat(glue.getTableVersions(r -> r.databaseName("lake").tableName("events"))
                        .tableVersions())
                .extracting(TableVersion::versionId)
                .containsExactly("1", "0");
        assertThat(glue.getTable(r -> r.databaseName("lake").name("events"))
                        .table()
                        .description())
                .isEqualTo("second");
    }

    @Test
    void droppedTableTakesItsPartitionsAlong() {
        tableByDay();
        createBatch(List.of(20261120));
        glue.deleteTable(r -> r.databaseName("lake").name("events"));
        glue.createTable(r -> r.databaseName("lake").tableInput(tableOf("events", key("logcalendarday", "int"))));
        assertThat(matching("")).isEmpty();
        glue.deleteDatabase(r -> r.name("lake"));
        restart();
        assertThat(glue.getDatabases(r -> {}).databaseList()).isEmpty();
    }
}
