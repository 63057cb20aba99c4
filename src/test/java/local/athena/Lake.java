package local.athena;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import local.glue.LocalGlue;
import local.s3.LocalS3;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.s3.S3Client;

/** S3, Glue and Athena in this JVM, with a bucket {@code lake} and a database {@code lake}. */
final class Lake implements AutoCloseable {
    static final List<Column> COLUMNS = List.of(
            column("eventid", "string"),
            column("eventtime", "timestamp"),
            column("bytes", "bigint"),
            column("note", "string"));
    private static final TypeDescription ORC =
            TypeDescription.fromString("struct<eventid:string,eventtime:timestamp,bytes:bigint,note:string>");

    record Event(String id, Instant time, long bytes, String note) {}

    private final Path folder;
    private final LocalS3 s3Server;
    private final LocalGlue glueServer;
    private final LocalAthena athenaServer;
    final S3Client s3;
    final GlueClient glue;
    final AthenaClient athena;

    Lake(Path folder) {
        this.folder = folder;
        s3Server = LocalS3.start(folder.resolve("s3"), folder.resolve("rules.json"), 0, (queue, message) -> {});
        URI s3Uri = s3Server.endpoint();
        glueServer = LocalGlue.start(folder.resolve("glue"), 0);
        athenaServer = LocalAthena.start(folder.resolve("athena"), 0, s3Uri, glueServer.endpoint());

        StaticCredentialsProvider local =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        s3 = S3Client.builder()
                .endpointOverride(s3Uri)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(local)
                .build();
        glue = GlueClient.builder()
                .endpointOverride(glueServer.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(local)
                .build();
        athena = AthenaClient.builder()
                .endpointOverride(athenaServer.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(local)
                .build();
        s3.createBucket(r -> r.bucket("lake"));
        glue.createDatabase(r -> r.databaseInput(d -> d.name("lake")));
    }

    static Column column(String name, String type) {
        return Column.builder().name(name).type(type).build();
    }

    void orcTable(String name) {
        glue.createTable(r -> r.databaseName("lake").tableInput(t -> t.name(name)
                .tableType("EXTERNAL_TABLE")
                .parameters(Map.of("EXTERNAL", "TRUE"))
                .partitionKeys(column("logcalendarday", "int"))
                .storageDescriptor(orc("s3://lake/" + name + "/"))));
    }

    private static StorageDescriptor orc(String location) {
        return StorageDescriptor.builder()
                .location(location)
                .columns(COLUMNS)
                .inputFormat("org.apache.hadoop.hive.ql.io.orc.OrcInputFormat")
                .outputFormat("org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat")
                .serdeInfo(SerDeInfo.builder()
                        .serializationLibrary("org.apache.hadoop.hive.ql.io.orc.OrcSerde")
                        .build())
                .build();
    }

    static PartitionInput orcPartition(String table, int day) {
        return PartitionInput.builder()
                .values(String.valueOf(day))
                .storageDescriptor(orc("s3://lake/" + table + "/logcalendarday=" + day + "/"))
                .build();
    }

    void addPartition(String table, int day) {
        glue.createPartition(r -> r.databaseName("lake").tableName(table).partitionInput(orcPartition(table, day)));
    }

    void putOrc(String table, int day, String file, List<Event> events) throws IOException {
        Path orc = folder.resolve(file);
        OrcFile.WriterOptions options = OrcFile.writerOptions(new Configuration(false))
                .setSchema(ORC)
                .compress(CompressionKind.ZLIB)
                .useUTCTimestamp(true)
                .overwrite(true);
        VectorizedRowBatch batch = ORC.createRowBatch();
        try (Writer writer = OrcFile.createWriter(new org.apache.hadoop.fs.Path(orc.toUri()), options)) {
            for (Event event : events) {
                fill(batch, event);
                if (batch.size == batch.getMaxSize()) {
                    writer.addRowBatch(batch);
                    batch.reset();
                }
            }
            writer.addRowBatch(batch);
        }
        s3.putObject(r -> r.bucket("lake").key(table + "/logcalendarday=" + day + "/" + file), orc);
    }

    private static void fill(VectorizedRowBatch batch, Event event) {
        int row = batch.size++;
        ((BytesColumnVector) batch.cols[0]).setVal(row, event.id().getBytes(StandardCharsets.UTF_8));
        TimestampColumnVector time = (TimestampColumnVector) batch.cols[1];
        time.setIsUTC(true);
        time.time[row] = event.time().toEpochMilli();
        time.nanos[row] = event.time().getNano();
        ((LongColumnVector) batch.cols[2]).vector[row] = event.bytes();
        if (event.note() == null) {
            batch.cols[3].isNull[row] = true;
            batch.cols[3].noNulls = false;
        } else {
            ((BytesColumnVector) batch.cols[3]).setVal(row, event.note().getBytes(StandardCharsets.UTF_8));
        }
    }

    void putGzip(String key, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        s3.putObject(r -> r.bucket("lake").key(key), RequestBody.fromBytes(bytes.toByteArray()));
    }

    String start(String sql) {
        return athena.startQueryExecution(r -> r.queryString(sql)
                        .queryExecutionContext(c -> c.database("lake"))
                        .resultConfiguration(c -> c.outputLocation("s3://lake/results/")))
                .queryExecutionId();
    }

    QueryExecution finished(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> athena.getQueryExecution(r -> r.queryExecutionId(id))
                                .queryExecution(),
                        query -> query.status().completionDateTime() != null);
    }

    /** The rows without their header, a row as its cells joined by '|'. */
    List<String> rows(String sql) {
        QueryExecution query = finished(start(sql));
        if (query.status().state() != QueryExecutionState.SUCCEEDED) {
            throw new AssertionError(query.status().stateChangeReason());
        }
        return athena.getQueryResultsPaginator(r -> r.queryExecutionId(query.queryExecutionId())).stream()
                .flatMap(page -> page.resultSet().rows().stream())
                .map(Lake::joined)
                .skip(query.statementTypeAsString().equals("DML") ? 1 : 0)
                .toList();
    }

    static String joined(Row row) {
        return String.join(
                "|",
                row.data().stream()
                        .map(cell -> String.valueOf(cell.varCharValue()))
                        .toList());
    }

    @Override
    public void close() {
        s3.close();
        glue.close();
        athena.close();
        athenaServer.close();
        glueServer.close();
        s3Server.close();
    }
}
