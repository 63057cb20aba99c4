package routes.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import routes.Rooms;
import routes.ledger.Row;
import routes.ledger.S3Tap;
import routes.observe.Decision;

/** {@code loglake tap}. */
@Command(
        name = "tap",
        description = {
            "Prints decisions about a source's objects as they are made, until Ctrl-C.",
            "They are read where every lake writes them down before it acknowledges a message, so it does not matter which process",
            "decides. Nothing of what is in the objects is shown."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake tap cloudtrail --decision excluded"})
final class TapCommand extends LakeCommand {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long POLL_MILLIS = 1000;

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "cloudtrail, cloudwatch, bedrock or a source of your own.")
    String source = "";

    @Option(names = "--decision", paramLabel = "D", description = "Only these: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Decision decision;

    @Option(
            names = "--since",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Begin with those of the last seconds (default: ${DEFAULT-VALUE}).")
    int since;

    @Option(names = "--limit", paramLabel = "N", description = "End after so many.")
    @Nullable
    Integer limit;

    @Option(names = "--json", description = "One JSON document a line, as rows of loglake_decisions are.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        if (limit != null && limit < 1) {
            throw new ParameterException(commandLine(), "--limit " + limit + " shows nothing; expected 1 or more");
        }
        try (Access access = options.access();
                Rooms rooms = access.rooms()) {
            String known = rooms.sources.source(source).name();
            S3Tap tap = rooms.tap(Instant.now().minus(Duration.ofSeconds(since)));
            long shown = 0;
            // Nobody counts it down: Ctrl-C ends the process.
            CountDownLatch ended = new CountDownLatch(1);
            do {
                List<Row> wanted = tap.news().stream()
                        .filter(row -> row.source().equals(known))
                        .filter(row -> decision == null || row.decision().equals(decision.label()))
                        .limit(limit == null ? Long.MAX_VALUE : limit - shown)
                        .toList();
                for (Row row : wanted) {
                    say("%s%n", json ? document(row) : line(row));
                }
                shown += wanted.size();
            } while ((limit == null || shown < limit) && !ended.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
        }
        return 0;
    }

    private static String document(Row row) throws JsonProcessingException {
        return ONE_LINE.writeValueAsString(row);
    }

    private static String line(Row row) {
        String rule =
                row.rule() == null ? "" : " " + row.rule() + (row.ticket() == null ? "" : " (" + row.ticket() + ")");
        String object = row.key() == null ? "a message without objects" : "s3://" + row.bucket() + "/" + row.key();
        return TIME.format(row.time()) + " " + row.decision() + AnswerText.plain(rule) + " " + AnswerText.plain(object);
    }
}
