package routes.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Days of November 2026 on which many people did a little each hour. */
final class BatchDays {
    private BatchDays() {}

    /** Events of so many people at so many hours. */
    static void drop(TestLake lake, int day, int people, int hours, int events) {
        String records = IntStream.range(0, people * hours * events)
                .mapToObj(n -> event(day, n, n % people, n / people % hours))
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
        String key = Trail.key("batch.json.gz").replace("/2026/11/20/", "/" + day(day).replace('-', '/') + "/");
        lake.dropGzip("cloudtrail", key, records);
    }

    private static String event(int day, int number, int person, int hour) {
        return String.format(
                Locale.ROOT,
                """
                {"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/Admin/person-%d"},
                 "eventTime":"%sT%02d:%02d:%02dZ","eventSource":"%s","eventName":"%s","awsRegion":"us-east-1",
                 "sourceIPAddress":"203.0.113.7","requestParameters":{"target":"i-0abc"},
                 "eventID":"%s","recipientAccountId":"111122223333"}""",
                person,
                day(day),
                hour,
                number % 60,
                number / 60 % 60,
                number % 2 == 0 ? "ssm.amazonaws.com" : "s3.amazonaws.com",
                number % 5 == 0 ? "StartSession" : "GetObject",
                eventId(day, number));
    }

    static String eventId(int day, int number) {
        return String.format(
                Locale.ROOT,
                "%08x-0000-4000-8000-%012d",
                number * 2_654_435_761L & 0xffffffffL,
                day * 100_000 + number);
    }

    static List<String> eventIds(int day) {
        return IntStream.range(0, 3_000).mapToObj(n -> eventId(day, n)).toList();
    }

    static String day(int day) {
        return String.format(Locale.ROOT, "2026-11-%02d", day);
    }
}
