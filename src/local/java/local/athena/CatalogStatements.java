package local.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.Table;

/** Hive's statements, which the engine does not know: two are answered from Glue, the others refused by name. */
final class CatalogStatements {
    private static final String NAME = "[`\"]?([\\w-]+)[`\"]?";
    private static final Pattern SHOW =
            Pattern.compile("(?is)SHOW\\s+(PARTITIONS|CREATE\\s+TABLE)\\s+(?:" + NAME + "\\.)??" + NAME + "\\s*");

    /**
     * @param column its name
     * @param rows of one cell each
     */
    record Answer(String column, List<String> rows) {}

    private final GlueClient glue;

    CatalogStatements(GlueClient glue) {
        this.glue = glue;
    }

    /** Empty for what the engine answers. */
    Optional<Answer> answer(Query query) {
        Matcher show = SHOW.matcher(Statement.body(query.sql()));
        if (show.matches()) {
            Table table = table(show.group(2) == null ? query.database() : show.group(2), show.group(3));
            boolean partitions = query.statement().substatement().equals("SHOW_PARTITIONS");
            return Optional.of(
                    partitions
                            ? new Answer("partition", partitions(table))
                            : new Answer("createtab_stmt", HiveDdl.of(table)));
        }

        Statement statement = query.statement();
        if (statement.type().equals("DDL") && !statement.substatement().equals("CREATE_TABLE_AS_SELECT")) {
            throw new QueryFailure("NOT_SUPPORTED: The local Athena does not know "
                    + statement.substatement().replace('_', ' ') + ": use the Glue Data Catalog's API");
        }
        return Optional.empty();
    }

    private Table table(String database, String name) {
        try {
            return glue.getTable(r -> r.databaseName(database).name(name)).table();
        } catch (EntityNotFoundException missing) {
            throw new QueryFailure("TABLE_NOT_FOUND: Table '" + database + "." + name + "' does not exist");
        }
    }

    private List<String> partitions(Table table) {
        List<String> rows = new ArrayList<>();
        glue
                .getPartitionsPaginator(r -> r.databaseName(table.databaseName())
                        .tableName(table.name())
                        .excludeColumnSchema(true))
                .stream()
                .flatMap(page -> page.partitions().stream())
                .forEach(partition -> rows.add(path(table.partitionKeys(), partition)));
        return rows;
    }

    private static String path(List<Column> keys, Partition partition) {
        StringJoiner path = new StringJoiner("/");
        for (int i = 0; i < keys.size(); i++) {
            path.add(keys.get(i).name() + "=" + partition.values().get(i));
        }
        return path.toString();
    }
}
