package routes.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import local.glue.LocalGlue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.observe.Meters;
import routes.placement.Placement;
import routes.tables.Source;
import routes.tables.Sources;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;

class GlueCatalogTest {
    private static final String RAW = "from_cloudtrail_raw";

    @TempDir
    Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Source cloudtrail = Sources.bundled().source("cloudtrail");
    private LocalGlue glue;
    private AwsBeans aws;
    private GlueCatalog catalog;

    @BeforeEach
    void start() {
        glue = LocalGlue.start(folder, 0);
        aws = new AwsBeans(new Endpoints(Map.of(Endpoints.GLUE, glue.endpoint())), true);
        catalog = new GlueCatalog(aws.glue, "loglake", new Meters(metrics));
    }

    @AfterEach
    void stop() {
        aws.close();
        glue.close();
    }

    @Test
    void bothTablesOfASourceComeFromItsTableFile() {
        catalog.ensure(cloudtrail, "readready-bucket");

        Table readready = table("from_cloudtrail_readready");
        assertThat(readready.storageDescriptor().location())
                .isEqualTo("s3://readready-bucket/from_cloudtrail_readready/");
        assertThat(readready.storageDescriptor().columns())
                .hasSameSizeAs(cloudtrail.readready().columns());
        assertThat(readready.partitionKeys()).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("logcalendarday");
            assertThat(key.type()).isEqualTo("int");
        });
        assertThat(table(RAW).partitionKeys()).hasSize(4);
    }

    @Test
    void aTableFileThatChangedChangesTheTableAndOneThatDidNotDoesNot() {
        catalog.ensure(cloudtrail, "b");
        String version = table(RAW).versionId();
        catalog.ensure(cloudtrail, "b");
        assertThat(table(RAW).versionId()).isEqualTo(version);

        Source changed = new Source(
                cloudtrail.name(),
                cloudtrail.description(),
                cloudtrail.format(),
                cloudtrail.shards(),
                cloudtrail.placement(),
                cloudtrail.raw(),
                cloudtrail.readready(),
                cloudtrail.bookkeeping(),
                null,
                "another");
        catalog.ensure(changed, "b");

        assertThat(table(RAW).parameters()).containsEntry(GlueCatalog.VERSION, "another");
    }

    @Test
    void aPartitionIsThereOnceHoweverOftenItIsAskedFor() {
        catalog.ensure(cloudtrail, "b");
        Placement placement = placement(7);

        catalog.addPartition(placement);
        catalog.addPartition(placement);

        assertThat(catalog.partitions(RAW, 20261120))
                .containsExactly(Map.entry(placement.valueList(), placement.location()));
        assertThat(catalog.partitions(RAW, 20261121)).isEmpty();
        assertThat(count("created")).isEqualTo(1);
        assertThat(count("exists")).isEqualTo(1);
    }

    @Test
    void partitionsThatWaitTogetherShareCallsAndAllArrive() {
        catalog.ensure(cloudtrail, "b");
        ExecutorService pods = Executors.newFixedThreadPool(50);
        List<CompletableFuture<Void>> added = IntStream.range(0, 500)
                .mapToObj(number -> CompletableFuture.runAsync(() -> catalog.addPartition(placement(number)), pods))
                .toList();
        added.forEach(CompletableFuture::join);
        pods.shutdown();

        assertThat(catalog.partitions(RAW, 20261120)).hasSize(500);
        assertThat(count("created")).isEqualTo(500);
    }

    @Test
    void whatGlueRefusesReachesTheCaller() {
        assertThatThrownBy(() -> catalog.addPartition(placement(1))).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void aCallThatGlueRefusesWholeIsCountedLikeOneOfItsPartitions() {
        catalog.ensure(cloudtrail, "b");
        catalog.addPartition(placement(1));
        aws.glue.deleteTable(delete -> delete.databaseName("loglake").name(RAW));

        assertThatThrownBy(() -> catalog.addPartition(placement(2))).isInstanceOf(EntityNotFoundException.class);

        assertThat(count("failed")).isEqualTo(1);
    }

    private Table table(String name) {
        return aws.glue.getTable(get -> get.databaseName("loglake").name(name)).table();
    }

    private double count(String result) {
        return metrics.counter("loglake.partition.requests", "table", RAW, "result", result)
                .count();
    }

    private static Placement placement(int number) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("logorigin", "trail/AWSLogs/");
        values.put("logaccountid", String.format("%012d", number));
        values.put("logregion", "us-east-1");
        values.put("logcalendarday", "20261120");
        return new Placement("cloudtrail", RAW, values, "s3://trail/" + number + "/", 20261120, 0);
    }
}
