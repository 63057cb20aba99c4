package routes.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import routes.Rooms;
import routes.deadletters.Cause;
import routes.deadletters.Letter;
import routes.deadletters.Receipt;
import routes.deadletters.ReplayRequest;
import routes.failures.Reason;

/** {@code loglake replay}. */
@Command(
        name = "replay",
        description = {
            "Has a lake send dead letters back to where they came from, and prints its receipt.",
            "Without a choice, all of them go. On the local AWS, starts a lake for it when none runs."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake replay --source cloudtrail --reason no-placement --max 100 --rate 5/s"})
final class ReplayCommand extends LakeCommand {
    private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,5})(/s)?");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    @Option(names = "--source", paramLabel = "S", description = "Only letters about objects of this source.")
    @Nullable
    String source;

    @Option(names = "--reason", paramLabel = "R", description = "Only letters of this reason, as dlq list names it.")
    @Nullable
    String reason;

    @Option(names = "--account", paramLabel = "N", description = "Only letters that name an object of this account.")
    @Nullable
    String account;

    @Option(names = "--max", paramLabel = "N", description = "At most so many letters.")
    @Nullable
    Integer max;

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            description = "So many letters a second (default: loglake.replay.rate).")
    @Nullable
    String rate;

    @Option(
            names = "--dry-run",
            description = "Say what would go back, and send nothing; exit code 3 if something would.")
    boolean dryRun;

    @Option(names = "--json", description = "One JSON document: the receipt or, of a dry run, what would go back.")
    boolean json;

    record WouldGo(List<Some> causes, int letters, int ratePerSecond) {}

    record Some(String source, String reason, int letters) {}

    @Override
    public Integer call() throws Exception {
        try (Access lake = dryRun ? options.access() : options.lake();
                Rooms rooms = lake.rooms()) {
            ReplayRequest request = request(rooms);
            if (dryRun) {
                return wouldGo(rooms, request);
            }
            rooms.deadletters.ask(request);
            return answered(rooms, request);
        }
    }

    private ReplayRequest request(Rooms rooms) {
        List<String> owners = rooms.deadletters.letters().owners();
        refuseUnless(source == null || owners.contains(source), "--source " + source + " is none of " + owners);
        List<String> reasons = Stream.of(Reason.values()).map(Reason::label).toList();
        refuseUnless(reason == null || reasons.contains(reason), "--reason " + reason + " is none of " + reasons);
        refuseUnless(
                account == null || ACCOUNT.matcher(account).matches(), "--account " + account + " has not 12 digits");
        refuseUnless(max == null || max > 0, "--max " + max + " is not at least 1");
        return new ReplayRequest(
                UUID.randomUUID().toString().substring(0, 13),
                System.getProperty("user.name", "unknown"),
                Instant.now(),
                source,
                reason,
                account,
                max,
                rate(rooms));
    }

    private int rate(Rooms rooms) {
        if (rate == null) {
            return rooms.settings.number("loglake.replay.rate", 1);
        }
        Matcher written = RATE.matcher(rate);
        refuseUnless(written.matches(), "--rate " + rate + " is not a number of letters a second, such as 5/s");
        return Integer.parseInt(written.group(1));
    }

    private void refuseUnless(boolean good, String sentence) {
        if (!good) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
        }
    }

    private int wouldGo(Rooms rooms, ReplayRequest request) {
        List<Letter> chosen = rooms.deadletters.letters().all().letters().stream()
                .filter(request::chooses)
                .limit(max == null ? Long.MAX_VALUE : max)
                .toList();
        Map<Cause, Integer> causes = new TreeMap<>();
        chosen.forEach(letter -> causes.merge(letter.cause(), 1, Integer::sum));
        if (json) {
            List<Some> some = causes.entrySet().stream()
                    .map(each -> new Some(each.getKey().source(), each.getKey().reason(), each.getValue()))
                    .toList();
            json(new WouldGo(some, chosen.size(), request.ratePerSecond()));
            return chosen.isEmpty() ? 0 : Cli.SOMETHING_TO_DO;
        }
        causes.forEach((cause, letters) -> say(
                "%s %s: %,d letters would go back%n",
                AnswerText.plain(cause.source()), AnswerText.plain(cause.reason()), letters));
        say("%,d letters would go back, %,d a second; nothing was sent%n", chosen.size(), request.ratePerSecond());
        return chosen.isEmpty() ? 0 : Cli.SOMETHING_TO_DO;
    }

    private int answered(Rooms rooms, ReplayRequest request) {
        Receipt receipt = new Receipts(rooms.deadletters.receipts()).await(request.id());
        String place = rooms.deadletters.receipts().uri(request.id());
        if (receipt == null) {
            err().println("loglake: no lake has taken the request yet; it waits in queue "
                    + rooms.settings.text("loglake.queues.prefix") + "replay, its receipt will be " + place);
            return Cli.OUT_OF_REACH;
        }
        if (json) {
            json(receipt);
        } else {
            say("%s", ReceiptText.of(receipt, place));
        }
        return receipt.hasEnded() && receipt.failed() == 0 ? 0 : Cli.BAD_ANSWER;
    }
}
