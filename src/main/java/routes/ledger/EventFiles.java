package routes.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Names for what this process writes, which no other process gives. */
final class EventFiles {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String pod;
    private final String run;
    private final AtomicLong number = new AtomicLong();

    /**
     * @param pod name of the process for people
     * @param run no two processes share it
     */
    EventFiles(String pod, String run) {
        this.pod = pod;
        this.run = run;
    }

    String pod() {
        return pod;
    }

    /** What the names of files of that time and later sort behind. */
    static String at(Instant time) {
        return TIME.format(time);
    }

    /** {@code 20261121T071937123-5f0c2a91-17}. */
    String next(Instant now) {
        return TIME.format(now) + "-" + run + "-" + number.incrementAndGet();
    }

    /** {@code rows}, each with a name of its own. */
    static List<Row> named(String file, List<Row> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(index -> rows.get(index).named(file + "/" + index))
                .toList();
    }
}
