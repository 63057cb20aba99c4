package routes.batch;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.guard.Guarded;
import routes.guard.GuardedQueries;
import routes.guard.Policies;
import routes.guard.Policy;
import routes.placement.CalendarDay;

/** Reads a day's events through the guard, page by page in the order of their ids, until there are no more. */
public final class EventSelection {
    /** Columns of a record, and how many characters of each are shown to the model. */
    private static final Map<String, Integer> COLUMNS = columns();

    private static final String NOISE =
            "(coalesce(readonly, false) and coalesce(useridentity_type, '') = 'AWSService')";

    private final GuardedQueries queries;
    private final Policies policies;
    private final long mostEvents;

    EventSelection(GuardedQueries queries, Policies policies, long mostEvents) {
        this.queries = queries;
        this.policies = policies;
        this.mostEvents = mostEvents;
    }

    private static Map<String, Integer> columns() {
        Map<String, Integer> columns = new LinkedHashMap<>();
        columns.put("eventsource", 80);
        columns.put("eventname", 80);
        columns.put("readonly", 5);
        columns.put("useridentity_type", 40);
        columns.put("useridentity_arn", 200);
        columns.put("useridentity_invokedby", 80);
        columns.put("sessioncontext_sourceidentity", 80);
        columns.put("awsregion", 30);
        columns.put("recipientaccountid", 12);
        columns.put("sourceipaddress", 80);
        columns.put("useragent", 120);
        columns.put("errorcode", 80);
        columns.put("errormessage", 200);
        columns.put("requestparameters", 400);
        columns.put("f_sessionid", 40);
        return columns;
    }

    /**
     * The events of the asked day.
     *
     * @throws LakeException BAD_CONFIGURATION when the person may not take the role
     * @throws BatchRefused when there are none or too many, or when the day changes while it is read
     */
    public Selection select(Request request) {
        Policy policy = policy(request);
        Counts counts = counts(policy, request.day());
        String day = CalendarDay.text(request.day());
        if (counts.ids() == 0) {
            throw new BatchRefused("from_cloudtrail_readready has no events of " + day + " to ask about ("
                    + counts.rows() + " rows, " + counts.noise() + " of them noise); choose another --day");
        }
        if (counts.ids() > mostEvents) {
            throw new BatchRefused(String.format(
                    Locale.ROOT,
                    "%s has %,d events and loglake.batch.max-events is %,d; raise it if memory allows, about 1 KB each",
                    day,
                    counts.ids(),
                    mostEvents));
        }
        List<Event> events = events(policy, request.day());
        if (events.size() != counts.ids()) {
            throw new BatchRefused(String.format(
                    Locale.ROOT,
                    "%s changed while it was read: %,d events were counted and %,d read; start again",
                    day,
                    counts.ids(),
                    events.size()));
        }
        request.tell(String.format(Locale.ROOT, "%s: %,d events of %,d rows", day, counts.ids(), counts.rows()));
        return new Selection(request, counts, events);
    }

    private Policy policy(Request request) {
        Policy policy = policies.of(request.role());
        if (!policy.admits(request.person())) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    request.person() + " may not ask as " + request.role() + "; its policy file names who may");
        }
        return policy;
    }

    private Counts counts(Policy policy, int day) {
        List<@Nullable String> row = ask(
                        policy,
                        "select count(*), count_if(" + NOISE + "), count_if(not " + NOISE
                                + " and eventid is null), count(distinct if(not " + NOISE
                                + ", eventid)) from from_cloudtrail_readready where logcalendarday = " + day)
                .answer()
                .rows()
                .get(0);
        return new Counts(number(row, 0), number(row, 1), number(row, 2), number(row, 3));
    }

    private static long number(List<@Nullable String> row, int column) {
        return Long.parseLong(Objects.requireNonNull(row.get(column)));
    }

    private List<Event> events(Policy policy, int day) {
        List<Event> events = new ArrayList<>();
        String last = "";
        Guarded page;
        do {
            page = ask(policy, sql(day, last));
            for (List<@Nullable String> row : page.answer().rows()) {
                Event event = event(row);
                // An event that came twice stands twice in a day that is not sealed yet.
                if (!event.id().equals(last)) {
                    events.add(event);
                    last = event.id();
                }
            }
        } while (page.truncated());
        return events;
    }

    private static String sql(int day, String after) {
        String shown = COLUMNS.entrySet().stream()
                .map(column -> column.getKey().equals("readonly")
                        ? "cast(readonly as varchar)"
                        : "substr(" + column.getKey() + ", 1, " + column.getValue() + ")")
                .collect(Collectors.joining(", "));
        return "select eventid, eventtime, " + shown + " from from_cloudtrail_readready where logcalendarday = " + day
                + " and not " + NOISE + " and eventid > '" + after.replace("'", "''") + "' order by eventid";
    }

    private static Event event(List<@Nullable String> row) {
        Map<String, String> cells = new LinkedHashMap<>();
        int column = 2;
        for (String name : COLUMNS.keySet()) {
            String cell = row.get(column++);
            if (cell != null && !cell.isEmpty()) {
                cells.put(name, cell);
            }
        }
        return new Event(Objects.requireNonNull(row.get(0)), time(row.get(1)), cells);
    }

    /** Athena writes {@code 2026-11-20 10:11:12.000}, in UTC. */
    private static Instant time(@Nullable String cell) {
        return cell == null
                ? Instant.EPOCH
                : LocalDateTime.parse(cell.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    private Guarded ask(Policy policy, String sql) {
        return queries.ask(sql, policy, policy.allowance());
    }
}
