package local.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Days with all that makes days hard: late events, twins, repeated files, records without id or time, objects that end early. */
final class DayPool {
    static final String BUCKET = "chaos-raw";
    private static final int DAYS = 20;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] ACCOUNTS = {"111122223333", "444455556666"};
    private static final String[] NAMES = {"StartSession", "AssumeRole", "GetObject"};

    /** Raw objects of two delivery days. */
    private final List<List<RawObject>> days = new ArrayList<>();

    DayPool() {
        for (int day = 0; day < DAYS; day++) {
            days.add(objects(FIRST.plusDays(3L * day), new Random(day)));
        }
    }

    List<RawObject> objects(int day) {
        return days.get(day);
    }

    static int size() {
        return DAYS;
    }

    /** Puts all objects, once for all schedules. */
    void put(S3Client s3) {
        s3.createBucket(create -> create.bucket(BUCKET));
        days.forEach(objects -> objects.forEach(object ->
                s3.putObject(put -> put.bucket(BUCKET).key(object.key()), RequestBody.fromBytes(object.bytes()))));
    }

    private static List<RawObject> objects(LocalDate day, Random random) {
        List<ObjectNode> known = new ArrayList<>();
        List<RawObject> objects = new ArrayList<>();
        int files = 2 + random.nextInt(3);
        for (int file = 0; file < files; file++) {
            String account = ACCOUNTS[random.nextInt(2)];
            boolean next = file > 1 && random.nextInt(4) == 0;
            String kind = file == 2 && random.nextInt(3) == 0 ? Kept.EXCLUDED : "-";
            boolean truncated = file == 1 && random.nextInt(3) == 0;
            objects.add(new RawObject(
                    key(account, next ? day.plusDays(1) : day, file, kind), records(day, random, known), truncated));
        }
        return objects;
    }

    private static String key(String account, LocalDate day, int file, String kind) {
        return "AWSLogs/o-x7q8b22ufe/" + account + "/CloudTrail/us-east-1/"
                + day.toString().replace('-', '/') + "/" + account + "_CloudTrail" + kind + file + ".json.gz";
    }

    private static List<ObjectNode> records(LocalDate day, Random random, List<ObjectNode> known) {
        List<ObjectNode> records = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            if (!known.isEmpty() && random.nextInt(3) == 0) {
                records.add(repeated(known.get(random.nextInt(known.size())), random));
            } else {
                ObjectNode fresh = event(random.nextInt(4) == 0 ? day.minusDays(9) : day, random);
                known.add(fresh);
                records.add(fresh);
            }
        }
        return records;
    }

    /** The same event once more, now and then with another address: by its id it is the same. */
    private static ObjectNode repeated(ObjectNode event, Random random) {
        return random.nextInt(4) == 0 ? event.deepCopy().put("sourceIPAddress", "198.51.100.9") : event;
    }

    private static ObjectNode event(LocalDate day, Random random) {
        LocalTime time = LocalTime.ofSecondOfDay(random.nextInt(86_400));
        ObjectNode event = JSON.createObjectNode()
                .put("eventVersion", "1.09")
                .put("eventSource", "ssm.amazonaws.com")
                .put("eventName", NAMES[random.nextInt(NAMES.length)])
                .put("eventTime", day.atTime(time).toInstant(ZoneOffset.UTC).toString())
                .put("awsRegion", "us-east-1")
                .put("sourceIPAddress", "203.0.113." + random.nextInt(9))
                .put("recipientAccountId", ACCOUNTS[0]);
        int kind = random.nextInt(20);
        if (kind == 0) {
            event.put("eventTime", "yesterday");
        }
        return kind == 1 ? event : event.put("eventID", Long.toHexString(random.nextLong()));
    }
}
