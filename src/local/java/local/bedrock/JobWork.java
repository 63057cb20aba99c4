package local.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import local.endpoint.Json;
import routes.aws.Digests;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What a batch job does: reads JSON lines from S3, asks the model about each, and writes the answers in another order. */
final class JobWork {
    private static final String LINES = ".jsonl";
    private static final int ID_CHARACTERS = 11;

    private final S3Client s3;
    private final Models models;

    JobWork(S3Client s3, Models models) {
        this.s3 = s3;
        this.models = models;
    }

    /** What Bedrock says of a job that came to this end. */
    static String message(String status) {
        return switch (status) {
            case "PartiallyCompleted" -> "Some records could not be processed in time.";
            case "Expired" -> "The job expired before all records were processed.";
            case "Stopped" -> "The job was stopped.";
            case "Failed" -> "The script says so.";
            default -> "";
        };
    }

    /** @throws local.endpoint.AwsError when a bucket of the job is not there */
    void demandBuckets(Job job) {
        for (S3Place place : List.of(job.input(), job.output())) {
            try {
                s3.headBucket(head -> head.bucket(place.bucket()));
            } catch (NoSuchBucketException missing) {
                throw Errors.invalid("The S3 bucket '" + place.bucket() + "' cannot be accessed.");
            }
        }
    }

    /** @throws local.endpoint.AwsError when the input is not what a job may have */
    void validate(Job job) {
        int records = input(job).values().stream().mapToInt(List::size).sum();
        int least = job.script().leastRecords();
        if (records < least) {
            throw Errors.invalid(
                    "Batch job contains less records (" + records + ") than the required minimum of: " + least);
        }
    }

    private Map<String, List<ObjectNode>> input(Job job) {
        S3Place place = job.input();
        List<String> keys = place.key().endsWith(LINES)
                ? List.of(place.key())
                : s3.listObjectsV2Paginator(list -> list.bucket(place.bucket()).prefix(place.key())).contents().stream()
                        .map(S3Object::key)
                        .filter(key -> key.endsWith(LINES))
                        .toList();
        if (keys.isEmpty()) {
            throw Errors.invalid("No .jsonl file was found below s3://" + place.bucket() + "/" + place.key());
        }
        Map<String, List<ObjectNode>> files = new TreeMap<>();
        keys.forEach(key -> files.put(key, records(new S3Place(place.bucket(), key))));
        return files;
    }

    private List<ObjectNode> records(S3Place file) {
        String text = s3.getObjectAsBytes(get -> get.bucket(file.bucket()).key(file.key()))
                .asString(UTF_8);
        List<ObjectNode> records = new ArrayList<>();
        int line = 0;
        for (String json : text.split("\n")) {
            line++;
            if (!json.isBlank()) {
                records.add(record(json, file, line));
            }
        }
        return records;
    }

    private static ObjectNode record(String json, S3Place file, int line) {
        try {
            if (Json.MAPPER.readTree(json) instanceof ObjectNode record
                    && record.path("modelInput").isObject()) {
                if (!record.hasNonNull("recordId")) {
                    record.put("recordId", Digests.sha256(file.key() + line).substring(0, ID_CHARACTERS));
                }
                return record;
            }
        } catch (JsonProcessingException broken) {
            throw Errors.invalid(file.fileName() + ":" + line + ": not JSON: " + broken.getOriginalMessage());
        }
        throw Errors.invalid(file.fileName() + ":" + line + ": expected {\"recordId\", \"modelInput\": {...}}");
    }

    /** Writes a file of answers for each of records, and the manifest last. */
    void write(Job job, String status) {
        Map<String, List<ObjectNode>> files = input(job);
        JobCounts counts = new JobCounts();
        Fates fates = Fates.of(
                job, status, files.values().stream().flatMap(List::stream).toList());
        files.forEach((key, records) -> {
            String lines = records.stream()
                    .sorted(Comparator.comparing(record -> digest(job, "order", record)))
                    .filter(record -> !fates.missing.contains(id(record)))
                    .map(record -> counts.count(answered(job, record, fates)) + "\n")
                    .collect(Collectors.joining());
            put(job.output().file(new S3Place("", key).fileName() + ".out"), lines);
        });
        int total = files.values().stream().mapToInt(List::size).sum();
        put(job.output().file("manifest.json.out"), counts.manifest(total) + "\n");
    }

    private ObjectNode answered(Job job, ObjectNode record, Fates fates) {
        ObjectNode answered = Json.object().put("recordId", id(record));
        answered.set("modelInput", record.path("modelInput"));
        if (fates.failing.contains(id(record))) {
            return JobCounts.failed(answered, "bad request");
        }
        return new RecordAnswer(models, job.text("modelId")).answered(answered);
    }

    /** Which records fail and which get no line: the same whenever the job is run. */
    private record Fates(Set<String> failing, Set<String> missing) {
        static Fates of(Job job, String status, List<ObjectNode> records) {
            List<String> drawn = records.stream()
                    .sorted(Comparator.comparing(record -> digest(job, "fate", record)))
                    .map(JobWork::id)
                    .toList();
            int failing = Math.min(drawn.size(), job.script().errors(drawn.size()));
            int gaps = status.equals("Completed") ? 0 : job.script().gaps(drawn.size());
            int end = Math.min(drawn.size(), failing + gaps);
            return new Fates(Set.copyOf(drawn.subList(0, failing)), Set.copyOf(drawn.subList(failing, end)));
        }
    }

    private static String digest(Job job, String purpose, ObjectNode record) {
        return Digests.sha256(job.id() + purpose + id(record));
    }

    private static String id(ObjectNode record) {
        return record.path("recordId").asText();
    }

    private void put(S3Place place, String text) {
        s3.putObject(put -> put.bucket(place.bucket()).key(place.key()), RequestBody.fromString(text));
    }
}
