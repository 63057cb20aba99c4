package routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import routes.deadletters.Receipt;
import routes.deadletters.ReplayRequest;

/** The receipt of a replay, for a person. */
final class ReceiptText {
    private ReceiptText() {}

    /** @param place where it is kept */
    static String of(Receipt receipt, String place) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "replay %s, asked for by %s%n  %s",
                receipt.request().id(), receipt.request().by(), choice(receipt.request())));
        receipt.causes()
                .forEach(cause -> lines.add(AnswerText.plain(format(
                        "  %s %s: %,d sent, %,d failed, first %s",
                        cause.source(),
                        cause.reason(),
                        cause.sent(),
                        cause.failed(),
                        String.join(" ", cause.first())))));
        lines.add(format(
                "%,d letters chosen, %,d sent back, %,d failed", receipt.chosen(), receipt.sent(), receipt.failed()));
        cutOff(receipt, lines);
        if (receipt.heldElsewhere() > 0) {
            lines.add(LetterText.held(receipt.heldElsewhere()));
        }
        lines.add("receipt: " + place);
        lines.add("what fails again is a dead letter again: ./loglake dlq list");
        return String.join("\n", lines) + "\n";
    }

    private static void cutOff(Receipt receipt, List<String> lines) {
        int open = receipt.chosen() - receipt.sent() - receipt.failed();
        if (!receipt.hasEnded()) {
            lines.add("it goes on; the receipt tells when it is finished");
        } else if (open > 0) {
            lines.add(format("%,d of them: the lake was cut off, so they went back or still lie there", open));
        }
    }

    private static String choice(ReplayRequest request) {
        List<String> words = new ArrayList<>();
        words.add(Objects.requireNonNullElse(request.source(), "any source"));
        words.add(Objects.requireNonNullElse(request.reason(), "any reason"));
        words.add(request.account() == null ? "any account" : "account " + request.account());
        words.add(request.max() == null ? "no maximum" : "at most " + request.max());
        words.add(request.ratePerSecond() + "/s");
        return String.join(", ", words);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
