package routes.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import routes.sql.Answer;
import routes.sql.AthenaQueries;

/** Who did what in Session Manager, asked of Athena and told in lines. */
final class SessionStory {
    /** The question that the lake was built for. */
    static final String SEED_QUERY = """
            SELECT t.eventsource, t.eventname, t.eventtime, w.logaccountid,
                   w.loggroup, w.subscriptionfilters,
                   w.eventtime AS eventtime_from_cloudwatch,
                   w."session" AS session_from_cloudwatch
            FROM loglake.from_cloudwatch_readready w
            INNER JOIN loglake.from_cloudtrail_readready t
                    ON w.f_sessionid = t.f_sessionid
            """;

    private static final String STARTED = """
            SELECT t.f_sessionid, t.eventtime, coalesce(t.sessioncontext_sourceidentity, t.useridentity_arn) AS who,
                   json_extract_scalar(t.requestparameters, '$.target') AS instance,
                   json_extract_scalar(t.requestparameters, '$.documentName') AS document,
                   t.sourceipaddress, t.recipientaccountid, t.errorcode, t.errormessage
            FROM loglake.from_cloudtrail_readready t
            WHERE t.eventsource = 'ssm.amazonaws.com' AND t.eventname = 'StartSession'
            ORDER BY t.eventtime
            """;

    private static final String TYPED = """
            SELECT DISTINCT w.eventtime, line
            FROM loglake.from_cloudwatch_readready w
            CROSS JOIN UNNEST(coalesce(try(CAST(json_parse(w."session") AS array(varchar))), ARRAY[w."session"])) AS lines (line)
            WHERE w.f_sessionid = '%s'
            ORDER BY w.eventtime
            """;

    private static final int LINES = 12;

    private final AthenaQueries queries;
    private final PrintWriter out;

    SessionStory(AthenaQueries queries, PrintWriter out) {
        this.queries = queries;
        this.out = out;
    }

    void tell() {
        out.printf("%nWho did what in Session Manager? Athena is asked:%n");
        SEED_QUERY.lines().forEach(line -> out.println("  " + line));
        Answer seed = queries.ask(SEED_QUERY);
        out.printf(
                Locale.ROOT,
                "  (%,d rows, %,d bytes scanned, %.1f s)%n",
                seed.rows().size(),
                seed.scannedBytes(),
                seed.millis() / 1000.0);
        for (List<@Nullable String> start : queries.ask(STARTED).rows()) {
            tell(start);
        }
        out.flush();
    }

    private void tell(List<@Nullable String> start) {
        out.printf("%n  %s UTC  %s%n", AnswerText.plain(start.get(1)), AnswerText.plain(start.get(2)));
        out.printf(
                "    on %s (account %s)%n    from %s",
                AnswerText.plain(start.get(3)), AnswerText.plain(start.get(6)), AnswerText.plain(start.get(5)));
        out.println(start.get(4) == null ? "" : " with " + AnswerText.plain(start.get(4)));
        if (start.get(7) != null) {
            out.printf(
                    "    refused: %s, %s%n",
                    AnswerText.plain(start.get(7)), AnswerText.shown(start.get(8), AnswerText.TERMINAL_CELL));
        }
        String session = start.get(0);
        if (session != null && session.matches("[0-9a-z]+")) {
            typed(session);
        }
    }

    private void typed(String session) {
        List<String> lines = queries.ask(String.format(Locale.ROOT, TYPED, session)).rows().stream()
                .map(row -> String.valueOf(row.get(1)))
                .flatMap(text -> Stream.of(text.split("\\R")))
                .toList();
        out.printf(
                "    session %s, %d lines%s%n", session, lines.size(), lines.isEmpty() ? ": nothing was recorded" : "");
        lines.stream().limit(LINES).forEach(line -> out.println("      | " + AnswerText.plain(line)));
        if (lines.size() > LINES) {
            out.printf("      | … and %d more%n", lines.size() - LINES);
        }
    }
}
