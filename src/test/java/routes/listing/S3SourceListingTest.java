package routes.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import local.s3.LocalS3;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.aws.S3Buckets;
import routes.failures.LakeException;
import routes.listing.Listed.Found;
import routes.tables.Source;
import routes.tables.Sources;
import software.amazon.awssdk.core.sync.RequestBody;

/** Listings over the wire of the local S3; each test has a bucket of its own. */
class S3SourceListingTest {
    private static final int DAY = 20261120;

    @TempDir
    static Path folder;

    private static final Source CLOUDTRAIL = Sources.bundled().source("cloudtrail");
    private static final Source CLOUDWATCH = Sources.bundled().source("cloudwatch");
    private static LocalS3 local;
    private static AwsBeans aws;

    @BeforeAll
    static void start() {
        local = LocalS3.start(folder.resolve("s3"), folder.resolve("rules.json"), 0, (queue, message) -> {});
        aws = new AwsBeans(new Endpoints(Map.of(Endpoints.S3, local.endpoint())), true);
    }

    @AfterAll
    static void stop() {
        aws.close();
        local.close();
    }

    @Test
    void everyObjectIsOfExactlyOneDay() {
        List<String> keys = List.of(
                trail("111122223333", "us-east-1", 2026, 11, 20) + "a.json.gz",
                trail("111122223333", "us-east-1", 2026, 11, 20) + "page.html",
                trail("111122223333", "us-east-1", 2026, 11, 20) + "sub/deep.txt",
                trail("111122223333", "us-east-1", 2026, 11, 21) + "b.json.gz",
                "AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/11/20/digest.json.gz",
                "AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2025/11/20/digest.json.gz",
                "some/2026/11/monthly.csv",
                "readme.txt");
        bucket("of-days", keys);

        assertThat(keysOf("of-days", CLOUDTRAIL, 20261120))
                .containsExactlyInAnyOrder(keys.get(0), keys.get(1), keys.get(2), keys.get(4));
        assertThat(keysOf("of-days", CLOUDTRAIL, 20261121)).containsExactly(keys.get(3));
        assertThat(keysOf("of-days", CLOUDTRAIL, 20251120)).containsExactly(keys.get(5));
        assertThat(keysOf("of-days", CLOUDTRAIL, 0)).containsExactlyInAnyOrder(keys.get(6), keys.get(7));
        assertThat(keysOf("of-days", CLOUDTRAIL, 20261122)).isEmpty();
    }

    @Test
    void whatNoProfileKnowsIsListedWithoutAPlace() {
        String folder = trail("111122223333", "us-east-1", 2026, 11, 20);
        bucket("unplaced", List.of(folder + "a.json.gz", folder + "page.html", folder + "empty/"));

        List<Found> found = list("unplaced", CLOUDTRAIL, DAY).objects();

        assertThat(found).hasSize(2);
        assertThat(found.get(0).placement()).hasValueSatisfying(place -> {
            assertThat(place.day()).isEqualTo(DAY);
            assertThat(place.location()).isEqualTo("s3://unplaced/" + folder);
        });
        assertThat(found.get(1).object().key()).endsWith("page.html");
        assertThat(found.get(1).placement()).isEmpty();
        assertThat(found.get(0).object().etag()).matches("[0-9a-f]{32}");
    }

    @Test
    void transcriptsWithoutADayAreFoundWhereverTheyLie() {
        List<String> keys = List.of(
                "AWSLogs/jane.doe-0b7c1cc185ccf51a9.dms",
                "jane.doe-0b7c1cc185ccf51a8.dms",
                "session-logs/2026/11/20/22/jane.doe-0b7c1cc185ccf51a7.dms");
        bucket("undated", keys);

        assertThat(keysOf("undated", CLOUDWATCH, 0)).containsExactly(keys.get(0), keys.get(1));
        assertThat(list("undated", CLOUDWATCH, DAY).objects()).singleElement().satisfies(found -> assertThat(
                        found.placement())
                .hasValueSatisfying(place -> assertThat(place.day()).isZero()));
    }

    @Test
    void listingsGoOnBehindAThousandKeys() {
        String folder = trail("111122223333", "us-east-1", 2026, 11, 20);
        List<String> keys = IntStream.range(0, 2_345)
                .mapToObj(n -> String.format(Locale.ROOT, "%s%05d.json.gz", folder, n))
                .toList();
        bucket("many-keys", keys);

        Listed listed = list("many-keys", CLOUDTRAIL, DAY);

        assertThat(listed.objects().stream().map(found -> found.object().key())).containsExactlyElementsOf(keys);
        assertThat(listed.calls()).isBetween(3, 15);
    }

    @Test
    void listingsGoOnBehindAThousandPrefixes() {
        List<String> keys = IntStream.range(0, 1_234)
                .mapToObj(n -> trail(String.format(Locale.ROOT, "%012d", n), "us-east-1", 2026, 11, 20) + "a.json.gz")
                .toList();
        bucket("many-prefixes", keys);

        assertThat(keysOf("many-prefixes", CLOUDTRAIL, DAY)).containsExactlyElementsOf(keys);
    }

    @Test
    void foldersOfOtherDaysAreNotEntered() {
        List<String> folders = new ArrayList<>();
        for (int account = 0; account < 20; account++) {
            for (String region : List.of("eu-central-1", "us-east-1", "us-west-2")) {
                for (int month = 0; month < 36; month++) {
                    folders.add(trail("1111222233" + (10 + account), region, 2024 + month / 12, 1 + month % 12, 20));
                }
            }
        }
        bucket("years", folders.stream().map(name -> name + "a.json.gz").toList());

        Listed listed = list("years", CLOUDTRAIL, DAY);

        assertThat(listed.objects()).hasSize(60);
        assertThat(listed.calls())
                .as(
                        "LIST calls, of %d folders",
                        folders.stream()
                                .flatMap(S3SourceListingTest::parents)
                                .distinct()
                                .count())
                .isLessThan(350);
    }

    @Test
    void aRootMayBeAFolderAndAMissingOneIsNamed() {
        bucket("folders", List.of("a/2026/11/20/x.txt", "b/2026/11/20/x.txt"));

        assertThat(keysOf("folders/a", CLOUDTRAIL, DAY)).containsExactly("a/2026/11/20/x.txt");
        try (S3SourceListing nowhere = new S3SourceListing(aws.s3, Roots.parse(""), 4)) {
            assertThatThrownBy(() -> nowhere.day(CLOUDTRAIL, DAY))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("add cloudtrail=s3://bucket/");
        }
    }

    private static Stream<String> parents(String folder) {
        return IntStream.range(0, folder.length())
                .filter(i -> folder.charAt(i) == '/')
                .mapToObj(i -> folder.substring(0, i + 1));
    }

    private static String trail(String account, String region, int year, int month, int day) {
        return String.format(Locale.ROOT, "AWSLogs/%s/CloudTrail/%s/%d/%02d/%02d/", account, region, year, month, day);
    }

    private static void bucket(String bucket, List<String> keys) {
        new S3Buckets(aws.s3).make(bucket);
        keys.parallelStream()
                .forEach(key -> aws.s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("x")));
    }

    private static List<String> keysOf(String root, Source source, int day) {
        return list(root, source, day).objects().stream()
                .map(found -> found.object().key())
                .toList();
    }

    private static Listed list(String root, Source source, int day) {
        try (S3SourceListing listing =
                new S3SourceListing(aws.s3, Roots.parse(source.name() + "=s3://" + root + "/"), 16)) {
            return listing.day(source, day);
        }
    }
}
