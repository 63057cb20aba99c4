package routes.listing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.listing.DayReading.Says;
import routes.listing.Listed.Found;
import routes.placement.CalendarDay;
import routes.placement.Placement;
import routes.raw.S3RawObjects;
import routes.tables.Source;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/**
 * Lists what lies at a source for one day. Each object is of exactly one day: the one its placement names; without one that of its
 * folder; and day 0 where neither says. Folders that say another day are not entered.
 */
public final class S3SourceListing implements AutoCloseable {
    private final S3Client s3;
    private final Roots roots;
    private final ExecutorService listers;

    /** @param parallel LIST requests at the same time */
    public S3SourceListing(S3Client s3, Roots roots, int parallel) {
        this.s3 = s3;
        this.roots = roots;
        listers = Executors.newFixedThreadPool(parallel, task -> {
            Thread thread = new Thread(task, "list");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether it is known where objects of {@code source} lie. */
    public boolean knows(Source source) {
        return !roots.of(source.name()).isEmpty();
    }

    /**
     * @param day yyyymmdd, or 0 for what lies in no day's folder
     * @throws LakeException BAD_CONFIGURATION when no root is named for {@code source}
     */
    public Listed day(Source source, int day) {
        if (!knows(source)) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    Roots.SETTING + " names no bucket of source '" + source.name() + "'; add " + source.name()
                            + "=s3://bucket/");
        }
        List<Walk> walks = roots.of(source.name()).stream()
                .map(root -> new Walk(root, source, day))
                .toList();
        List<CompletableFuture<Void>> done =
                walks.stream().map(walk -> walk.into(walk.root.prefix())).toList();
        done.forEach(S3SourceListing::await);
        return new Listed(
                source.name(),
                day,
                walks.stream()
                        .flatMap(walk -> walk.found.stream())
                        .distinct()
                        .sorted(Comparator.comparing(
                                        (Found found) -> found.object().bucket())
                                .thenComparing(found -> found.object().key()))
                        .toList(),
                walks.stream().mapToInt(walk -> walk.calls.get()).sum());
    }

    /** Delivery days of all objects of {@code source} that have a placement: yyyymmdd, and 0 for those whose keys tell none. */
    public SortedSet<Integer> days(Source source) {
        SortedSet<Integer> days = new TreeSet<>();
        roots.of(source.name()).stream()
                .flatMap(this::all)
                .flatMap(object -> source.destination().place(object).stream())
                .map(Placement::day)
                .forEach(days::add);
        return days;
    }

    private Stream<S3Object> all(Root root) {
        return s3.listObjectsV2Paginator(list -> list.bucket(root.bucket()).prefix(root.prefix())).contents().stream()
                .filter(listed -> !listed.key().endsWith("/"))
                .map(listed -> S3RawObjects.object(root.bucket(), listed));
    }

    private static void await(CompletableFuture<Void> walk) {
        try {
            walk.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** One walk down from one root. */
    private final class Walk {
        private final Root root;
        private final Source source;
        private final int day;
        private final DayFolders folders;
        private final ConcurrentLinkedQueue<Found> found = new ConcurrentLinkedQueue<>();
        private final Map<Placement, Placement> places = new ConcurrentHashMap<>();
        private final AtomicInteger calls = new AtomicInteger();

        Walk(Root root, Source source, int day) {
            this.root = root;
            this.source = source;
            this.day = day;
            folders = new DayFolders(source, day);
        }

        CompletableFuture<Void> into(String folder) {
            Says says = folders.says(folder, root);
            return says == Says.ANOTHER
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.supplyAsync(() -> list(folder, says), listers)
                            .thenCompose(below -> CompletableFuture.allOf(
                                    below.stream().map(this::into).toArray(CompletableFuture[]::new)));
        }

        /** Takes what lies in {@code folder}, or anywhere below when all of that is of the day; returns the folders to go on with. */
        private List<String> list(String folder, Says says) {
            List<String> below = new ArrayList<>();
            var pages = s3.listObjectsV2Paginator(
                    list -> list.bucket(root.bucket()).prefix(folder).delimiter(says == Says.THIS ? null : "/"));
            for (ListObjectsV2Response page : pages) {
                calls.incrementAndGet();
                page.contents().forEach(listed -> take(listed, says));
                page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(below::add);
            }
            return below;
        }

        /** Objects of one folder have one place, which they share. */
        private @Nullable Placement place(S3Object object) {
            return source.destination()
                    .place(object)
                    .map(place -> places.computeIfAbsent(place, same -> same))
                    .orElse(null);
        }

        private void take(software.amazon.awssdk.services.s3.model.S3Object listed, Says says) {
            if (listed.key().endsWith("/")) {
                return;
            }
            S3Object object = S3RawObjects.object(root.bucket(), listed);
            Found one = new Found(object, place(object));
            int dayOfFolder = says == Says.THIS ? day : CalendarDay.UNDATED;
            int own = one.placement().map(Placement::day).orElse(CalendarDay.UNDATED);
            if ((own == CalendarDay.UNDATED ? dayOfFolder : own) == day) {
                found.add(one);
            }
        }
    }

    @Override
    public void close() {
        listers.shutdownNow();
    }
}
