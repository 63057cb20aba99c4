package local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import local.endpoint.Json;
import local.endpoint.Request;

/** What Glue adds to the entries it is given. Query engines rely on it. */
final class Defaults {
    static final String CATALOG = "000000000000";

    private final Clock clock;

    Defaults(Clock clock) {
        this.clock = clock;
    }

    ObjectNode database(Request input) {
        ObjectNode database = input.body().deepCopy();
        database.put("Name", input.name("Name")).put("CatalogId", CATALOG).put("CreateTime", now());
        absent(database, "Parameters");
        return database;
    }

    ObjectNode table(String database, Request input) {
        ObjectNode table = input.body().deepCopy();
        table.put("Name", input.name("Name")).put("DatabaseName", database).put("CatalogId", CATALOG);
        table.put("CreateTime", now()).put("UpdateTime", now()).put("VersionId", "0");
        table.put("CreatedBy", "arn:aws:iam::" + CATALOG + ":user/local");
        table.put("IsRegisteredWithLakeFormation", false).put("IsMultiDialectView", false);
        if (!table.has("Retention")) {
            table.put("Retention", 0);
        }

        absent(table, "Parameters");
        absentList(table, "PartitionKeys");
        describe(table);
        return table;
    }

    ObjectNode partition(String database, String table, Request input) {
        ObjectNode partition = input.body().deepCopy();
        partition.put("DatabaseName", database).put("TableName", table).put("CatalogId", CATALOG);
        partition.put("CreationTime", now());
        absent(partition, "Parameters");
        describe(partition);
        return partition;
    }

    private static void describe(ObjectNode entry) {
        if (entry.get("StorageDescriptor") instanceof ObjectNode storage) {
            List.of("Columns", "BucketColumns", "SortColumns").forEach(list -> absentList(storage, list));
            List.of("SerdeInfo", "Parameters").forEach(object -> absent(storage, object));
            List.of("Compressed", "StoredAsSubDirectories").forEach(flag -> {
                if (!storage.has(flag)) {
                    storage.put(flag, false);
                }
            });
            if (!storage.has("NumberOfBuckets")) {
                storage.put("NumberOfBuckets", 0);
            }
        }
    }

    private static void absent(ObjectNode entry, String object) {
        if (!entry.hasNonNull(object)) {
            entry.putObject(object);
        }
    }

    private static void absentList(ObjectNode entry, String list) {
        if (!entry.hasNonNull(list)) {
            entry.putArray(list);
        }
    }

    BigDecimal now() {
        return Json.seconds(clock.instant());
    }
}
