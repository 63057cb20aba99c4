package routes.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import routes.events.S3Object;
import routes.filters.History;
import routes.placement.CalendarDay;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** The raw objects of decisions, read back. */
public final class S3History implements History {
    private static final int FETCHES = 16;

    /** Clocks of a pod and of S3 differ. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    private final S3Client s3;
    private final String bucket;
    private final Clock clock;

    public S3History(S3Client s3, String bucket, Clock clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.clock = clock;
    }

    @Override
    public void since(Instant from, Consumer<Met> each) {
        Distinct distinct = new Distinct(from, each);
        ExecutorService fetchers = Executors.newFixedThreadPool(FETCHES, task -> {
            Thread thread = new Thread(task, "history");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<CompletableFuture<Void>> reads = days(from)
                    .flatMap(day -> files(day, from))
                    .map(key -> CompletableFuture.runAsync(() -> read(key, distinct), fetchers))
                    .toList();
            reads.forEach(CompletableFuture::join);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            fetchers.shutdownNow();
        }
    }

    /** Up to tomorrow, which has begun for a pod whose clock is ahead. */
    private Stream<LocalDate> days(Instant from) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return LocalDate.ofInstant(from, ZoneOffset.UTC).datesUntil(today.plusDays(2));
    }

    private Stream<String> files(LocalDate day, Instant from) {
        String folder = Ledger.SOURCE + "/logcalendarday=" + CalendarDay.of(day) + "/";
        try {
            return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(folder)).contents().stream()
                    .filter(file -> file.lastModified().isAfter(from.minus(SLACK)))
                    .map(file -> file.key())
                    .toList()
                    .stream();
        } catch (NoSuchBucketException nothingYet) {
            return Stream.empty();
        }
    }

    private void read(String key, Distinct distinct) {
        byte[] file = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArrayUnsafe();
        RecordsFile.read(file, Row.class, distinct::accept);
    }

    /** Hands on each object once. */
    private static final class Distinct {
        private final Instant from;
        private final Consumer<Met> each;
        private final Set<Long> met = new HashSet<>();

        Distinct(Instant from, Consumer<Met> each) {
            this.from = from;
            this.each = each;
        }

        void accept(Row row) {
            if (row.bucket() == null || row.key() == null || row.time().isBefore(from)) {
                return;
            }
            S3Object object = new S3Object(
                    row.bucket(),
                    row.key(),
                    row.bytes() == null ? S3Object.UNKNOWN_SIZE : row.bytes(),
                    row.etag() == null ? "" : row.etag(),
                    row.versionid(),
                    "",
                    row.time());
            synchronized (this) {
                if (met.add(name(object.identity()))) {
                    each.accept(new Met(row.source(), object));
                }
            }
        }

        /** 64 bits instead of a name of 200 characters: a day of a million objects must fit beside the lake's own work. */
        private static long name(String identity) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < identity.length(); i++) {
                hash = (hash ^ identity.charAt(i)) * 0x100000001b3L;
            }
            return hash;
        }
    }
}
