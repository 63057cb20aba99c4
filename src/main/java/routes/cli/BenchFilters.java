package routes.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import routes.events.S3Object;

/** A filter file of many rules and keys to ask it about; the same ones every time. */
final class BenchFilters {
    private static final int ACCOUNTS = 500;
    private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1", "ap-southeast-2");

    private BenchFilters() {}

    /** Rules of every kind; three fifths of them hold a regular expression, most with {@code .*} at its head. */
    static String file(int rules) {
        StringBuilder file = new StringBuilder("""
                apiVersion: loglake/v1
                kind: FilterSet
                metadata: {name: bench, owner: bench}
                rules:
                """);
        for (int rule = 0; rule < rules; rule++) {
            file.append(rule(rule));
        }
        return file.toString();
    }

    private static String rule(int number) {
        String account = account(number * 7);
        String region = REGIONS.get(number % REGIONS.size());
        String when =
                switch (number % 10) {
                    case 0 -> "account: [\"" + account + "\"], fileName: [\"*_rule" + number + ".json.gz\"]";
                    case 1 -> "region: [" + region + "], notAccount: [\"" + account(1) + "\"], bytes: {max: 20}";
                    case 2 -> "key: [\"*/CloudTrail-Part" + number + "/*\"]";
                    case 3 -> "logDate: {to: 2020-01-01}, key: [\"*/rule" + number + "/*\"]";
                    default ->
                        "key: [{regex: \".*/" + account + "/CloudTrail/(us|eu)-[a-z]+-[0-9]/.*_rule" + number
                                + "[a-z]*\\\\.json\\\\.gz\"}]";
                };
        String key = "AWSLogs/" + account + "/CloudTrail/" + "eu-west-1/2026/11/20/x_rule" + number + ".json.gz";
        String example =
                switch (number % 10) {
                    case 1 -> "{key: AWSLogs/" + account + "/CloudTrail/" + region + "/x, bytes: 20}";
                    case 2 -> "AWSLogs/CloudTrail-Part" + number + "/x";
                    case 3 -> "2019/12/31/rule" + number + "/x";
                    default -> key;
                };
        return String.format(Locale.ROOT, """
                  - id: rule-%d
                    effect: exclude
                    when: {%s}
                    reason: One of many rules.
                    ticket: BENCH-1
                    permanent: true
                    examples: {excluded: [%s]}
                """, number, when, example);
    }

    private static String account(int number) {
        return String.format(Locale.ROOT, "%012d", 111_122_220_000L + number % ACCOUNTS);
    }

    /** Keys as an organization trail has them; a rule in a hundred meets one. */
    static List<S3Object> objects(int count) {
        return IntStream.range(0, count).mapToObj(BenchFilters::object).toList();
    }

    private static S3Object object(int n) {
        String account = account(n);
        String region = REGIONS.get(n / ACCOUNTS % REGIONS.size());
        String end = n % 100 == 0 ? "rule" + n % 50 : String.format(Locale.ROOT, "%016x", n * 0x9E3779B97F4A7C15L);
        String key = String.format(
                Locale.ROOT,
                "AWSLogs/o-x7q8b22ufe/%s/CloudTrail/%s/2026/11/20/%s_CloudTrail_%s_20261120T%02d%02dZ_%s.json.gz",
                account,
                region,
                account,
                region,
                n / 60 % 24,
                n % 60,
                end);
        return new S3Object("loglake-raw-cloudtrail", key, 1_500 + n % 700, "", null, "", Instant.EPOCH);
    }
}
