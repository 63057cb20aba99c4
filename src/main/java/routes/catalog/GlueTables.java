package routes.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import routes.tables.GlueColumn;
import routes.tables.Serde;
import routes.tables.Source;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

/** A source's table file in the words of the Glue API. */
final class GlueTables {
    private static final Serde ORC = new Serde(
            "org.apache.hadoop.hive.ql.io.orc.OrcInputFormat",
            "org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat",
            "org.apache.hadoop.hive.ql.io.orc.OrcSerde",
            Map.of());

    private GlueTables() {}

    static TableInput raw(Source source, String bucket) {
        return table(source, source.raw().name(), source.raw().comment(), bucket, "json")
                .partitionKeys(columns(source.raw().partitionKeys()))
                .storageDescriptor(layout(
                        source.raw().columns(),
                        source.raw().serde(),
                        "s3://" + bucket + "/_loglake/raw/" + source.raw().name() + "/"))
                .build();
    }

    static TableInput readready(Source source, String bucket) {
        String name = source.readready().name();
        return table(source, name, source.readready().comment(), bucket, "orc")
                .partitionKeys(columns(source.readready().partitionKeys()))
                .storageDescriptor(layout(source.readready().glueColumns(), ORC, "s3://" + bucket + "/" + name + "/"))
                .build();
    }

    private static TableInput.Builder table(
            Source source, String name, String comment, String bucket, String classification) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("EXTERNAL", "TRUE");
        parameters.put("classification", classification);
        parameters.put(GlueCatalog.VERSION, source.version());
        parameters.put("loglake.bucket", bucket);
        return TableInput.builder()
                .name(name)
                .description(comment)
                .tableType("EXTERNAL_TABLE")
                .parameters(parameters);
    }

    private static StorageDescriptor layout(List<GlueColumn> columns, Serde serde, String location) {
        return StorageDescriptor.builder()
                .columns(columns(columns))
                .location(location)
                .inputFormat(serde.inputFormat())
                .outputFormat(serde.outputFormat())
                .serdeInfo(SerDeInfo.builder()
                        .serializationLibrary(serde.library())
                        .parameters(serde.parameters())
                        .build())
                .build();
    }

    private static List<Column> columns(List<GlueColumn> columns) {
        return columns.stream()
                .map(column -> Column.builder()
                        .name(column.name())
                        .type(column.type())
                        .comment(column.comment())
                        .build())
                .toList();
    }
}
