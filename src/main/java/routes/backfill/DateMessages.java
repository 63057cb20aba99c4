package routes.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import routes.backfill.Request.Kind;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.listing.S3SourceListing;
import routes.placement.CalendarDay;
import routes.tables.Source;
import routes.tables.Sources;

/** Messages that ask for one day: {@code {"month":1,"day":5,"year":2024}}, with a source and "missing" if need be. */
public final class DateMessages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sources sources;
    private final S3SourceListing listing;
    private final Backfill backfill;

    DateMessages(Sources sources, S3SourceListing listing, Backfill backfill) {
        this.sources = sources;
        this.listing = listing;
        this.backfill = backfill;
    }

    /**
     * @param source null for all whose buckets are known
     * @param missing whether only what no manifest names is to come in
     */
    record DateMessage(
            int month, int day, int year, @Nullable String source, boolean missing) {}

    /**
     * Does the day that {@code message} names; returns when it is done.
     *
     * @throws LakeException UNREADABLE_DATE for a message that names none; the first failure of a day that could not be done
     */
    public void run(String message) {
        DateMessage wanted = parsed(message);
        int day = day(wanted, message);
        Kind kind = wanted.missing() ? Kind.MISSING : Kind.AGAIN;
        for (Source source : sources(wanted, message)) {
            BackfillReport report =
                    backfill.run(Request.ofDay(source, day, kind), new Tally(Request.UNBOUNDED), done -> {});
            firstFailure(report).ifPresent(failure -> {
                throw new LakeException(Reason.GONE, failure);
            });
        }
    }

    private static Optional<String> firstFailure(BackfillReport report) {
        return report.days().stream().flatMap(day -> day.failures().stream()).findFirst();
    }

    private static DateMessage parsed(String message) {
        try {
            return JSON.readValue(message, DateMessage.class);
        } catch (JsonProcessingException unreadable) {
            throw unreadable(message, unreadable.getOriginalMessage());
        }
    }

    private static int day(DateMessage wanted, String message) {
        try {
            return CalendarDay.of(LocalDate.of(wanted.year(), wanted.month(), wanted.day()));
        } catch (DateTimeException noSuchDay) {
            throw unreadable(message, String.valueOf(noSuchDay.getMessage()));
        }
    }

    private List<Source> sources(DateMessage wanted, String message) {
        List<Source> chosen = sources.all().stream()
                .filter(source -> wanted.source() == null
                        ? listing.knows(source)
                        : wanted.source().equals(source.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw unreadable(
                    message,
                    "there is no such source; there are "
                            + sources.all().stream().map(Source::name).toList());
        }
        return chosen;
    }

    private static LakeException unreadable(String message, String why) {
        return new LakeException(
                Reason.UNREADABLE_DATE,
                "'" + message + "' asks for no day: " + why
                        + "; expected {\"month\":1,\"day\":5,\"year\":2024}, and \"source\" and \"missing\" if need be");
    }
}
