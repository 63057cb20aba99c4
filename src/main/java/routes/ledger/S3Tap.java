package routes.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import routes.placement.CalendarDay;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Decisions as they are written down, whichever process writes them. Not thread-safe. */
public final class S3Tap {
    /** How long after its time a file may still turn up: a group waits for its rows, and clocks differ. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final S3Client s3;
    private final String bucket;
    private final Instant from;
    private final Clock clock;
    private Instant looked;
    private Set<String> read = new HashSet<>();

    /** @param from decisions before it are passed over */
    public S3Tap(S3Client s3, String bucket, Instant from, Clock clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.from = from;
        this.clock = clock;
        this.looked = from;
    }

    /** What was written since the last look, oldest first. */
    public List<Row> news() {
        Instant now = clock.instant();
        Set<String> there = new HashSet<>();
        List<Row> news = new ArrayList<>();
        LocalDate first = LocalDate.ofInstant(looked.minus(SLACK), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(now.plus(SLACK), ZoneOffset.UTC);
        first.datesUntil(last.plusDays(1)).flatMap(this::files).forEach(key -> {
            there.add(key);
            if (!read.contains(key)) {
                byte[] file =
                        s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArrayUnsafe();
                RecordsFile.read(file, Row.class, news::add);
            }
        });
        read = there;
        looked = now;
        return news.stream()
                .filter(row -> !row.time().isBefore(from))
                .sorted(Comparator.comparing(Row::time))
                .toList();
    }

    /** The files of messages are named by their time; those of commits are not, but are few. */
    private Stream<String> files(LocalDate day) {
        String folder = Ledger.SOURCE + "/logcalendarday=" + CalendarDay.of(day) + "/";
        Instant since = looked.minus(SLACK);
        return Stream.concat(
                        listed(folder, folder + EventFiles.at(since), since),
                        listed(folder + ManifestDecisions.PREFIX, "", since))
                .distinct();
    }

    private Stream<String> listed(String prefix, String after, Instant since) {
        try {
            return s3
                    .listObjectsV2Paginator(
                            list -> list.bucket(bucket).prefix(prefix).startAfter(after.isEmpty() ? null : after))
                    .contents()
                    .stream()
                    .filter(file -> file.lastModified().isAfter(since))
                    .map(file -> file.key())
                    .toList()
                    .stream();
        } catch (NoSuchBucketException nothingYet) {
            return Stream.empty();
        }
    }
}
