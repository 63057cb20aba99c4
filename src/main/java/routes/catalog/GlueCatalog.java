package routes.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import routes.observe.Meters;
import routes.placement.Placement;
import routes.tables.Source;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Tables and partitions in the Glue Data Catalog, by its API alone: no crawler, no DDL. */
public final class GlueCatalog {
    /** In a table's parameters: the version of the table file that made it. */
    public static final String VERSION = "loglake.table-file";

    private final GlueClient glue;
    private final String database;
    private final GluePartitionBatches batches;
    private final Map<String, StorageDescriptor> layouts = new ConcurrentHashMap<>();

    public GlueCatalog(GlueClient glue, String database, Meters meters) {
        this.glue = glue;
        this.database = database;
        this.batches = new GluePartitionBatches(glue, database, meters);
    }

    public String database() {
        return database;
    }

    /** Creates the database and both tables of a source, or brings them to what its table file says. */
    public void ensure(Source source, String readreadyBucket) {
        ensureDatabase();
        ensureTable(GlueTables.raw(source, readreadyBucket), source.version());
        ensureTable(GlueTables.readready(source, readreadyBucket), source.version());
    }

    /** Registers the partition of {@code placement}; one that is there already is the wished-for state. */
    public void addPartition(Placement placement) {
        batches.add(placement.table(), input(placement));
    }

    /** Registers many partitions of one table with few calls. */
    public void addPartitions(String table, List<Placement> placements) {
        batches.addAll(table, placements.stream().map(this::input).toList());
    }

    private PartitionInput input(Placement placement) {
        return input(placement.table(), placement.valueList(), placement.location());
    }

    private PartitionInput input(String table, List<String> values, String location) {
        return PartitionInput.builder()
                .values(values)
                .storageDescriptor(layout(table).toBuilder().location(location).build())
                .build();
    }

    /** Points a partition to another place, at once for every reader, and says how large that is; one that is not there yet is registered. */
    public void movePartition(String table, List<String> values, String location, Figures figures) {
        PartitionInput partition = input(table, values, location).toBuilder()
                .parameters(figures.parameters())
                .build();
        try {
            update(table, partition);
        } catch (EntityNotFoundException notYet) {
            batches.add(table, partition);
            // Who registered it may have been another, on its way since before the move.
            update(table, partition);
        }
    }

    private void update(String table, PartitionInput partition) {
        glue.updatePartition(update -> update.databaseName(database)
                .tableName(table)
                .partitionValueList(partition.values())
                .partitionInput(partition));
    }

    /** The partitions of {@code table} whose {@code logcalendarday} is {@code day}: location by values. */
    public Map<List<String>, String> partitions(String table, int day) {
        return partitions(table, Optional.of("logcalendarday = " + day));
    }

    /** All partitions of {@code table}: location by values. */
    public Map<List<String>, String> partitions(String table) {
        return partitions(table, Optional.empty());
    }

    private Map<List<String>, String> partitions(String table, Optional<String> expression) {
        Map<List<String>, String> found = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        glue
                .getPartitionsPaginator(get -> get.databaseName(database)
                        .tableName(table)
                        .expression(expression.orElse(null))
                        .excludeColumnSchema(true))
                .stream()
                .flatMap(page -> page.partitions().stream())
                .forEach((Partition partition) -> found.put(
                        partition.values(), partition.storageDescriptor().location()));
        return found;
    }

    private StorageDescriptor layout(String table) {
        return layouts.computeIfAbsent(
                table, name -> glue.getTable(get -> get.databaseName(database).name(name))
                        .table()
                        .storageDescriptor());
    }

    private void ensureDatabase() {
        try {
            glue.createDatabase(create -> create.databaseInput(input ->
                    input.name(database).description("Log Lake: raw logs as they came, and readready tables to ask.")));
        } catch (AlreadyExistsException alreadyThere) {
            // The wished-for state.
        }
    }

    private void ensureTable(TableInput table, String version) {
        layouts.remove(table.name());
        Optional<Table> existing = table(table.name());
        if (existing.isEmpty()) {
            create(table);
        } else if (!version.equals(existing.get().parameters().get(VERSION))) {
            glue.updateTable(update -> update.databaseName(database).tableInput(table));
        }
    }

    private void create(TableInput table) {
        try {
            glue.createTable(create -> create.databaseName(database).tableInput(table));
        } catch (AlreadyExistsException anotherPod) {
            // It came first, with the same table file.
        }
    }

    private Optional<Table> table(String name) {
        try {
            return Optional.of(
                    glue.getTable(get -> get.databaseName(database).name(name)).table());
        } catch (EntityNotFoundException notYet) {
            return Optional.empty();
        }
    }
}
