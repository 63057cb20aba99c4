package routes.doctor;

import java.util.stream.Stream;
import routes.catalog.GlueCatalog;
import routes.tables.Source;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;

/** The tables of the sources in the catalog, and whether they are as their table files say. */
final class GlueChecks {
    private final GlueClient glue;
    private final String database;

    GlueChecks(GlueClient glue, String database) {
        this.glue = glue;
        this.database = database;
    }

    Stream<Check> of(Source source) {
        return Stream.of(source.raw().name(), source.readready().name()).map(table -> table(source, table));
    }

    private Check table(Source source, String table) {
        String name = "table " + database + "." + table;
        try {
            String version = glue.getTable(get -> get.databaseName(database).name(table))
                    .table()
                    .parameters()
                    .getOrDefault(GlueCatalog.VERSION, "none");
            return version.equals(source.version())
                    ? Check.ok(name, "as " + source.name() + ".yaml says")
                    : Check.warn(
                            name,
                            "is of table file version " + version + ", here is " + source.version(),
                            "start a lake of this version: it brings the table up to date");
        } catch (EntityNotFoundException none) {
            return Check.warn(name, "is not there yet", "start the lake once: it makes its tables");
        } catch (GlueException refused) {
            return Check.fail(
                    name,
                    refused.awsErrorDetails().errorCode(),
                    "grant the lake's role glue:GetTable, CreateTable, UpdateTable (docs/aws.md)");
        }
    }
}
