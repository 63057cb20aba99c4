package routes.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import routes.deadletters.Cause;
import routes.deadletters.Letter;
import routes.deadletters.SqsDeadLetters.Found;
import routes.events.S3Object;
import routes.failures.Reason;

/** Dead letters for a person. What others wrote into them is shown without what could steer a terminal. */
final class LetterText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterText() {}

    /** Letters by cause; those of one cause oldest first. */
    static Map<Cause, List<Letter>> byCause(Found found) {
        return found.letters().stream()
                .collect(Collectors.groupingBy(Letter::cause, TreeMap::new, Collectors.toList()));
    }

    static String causes(Found found) {
        Map<Cause, List<Letter>> causes = byCause(found);
        List<String> lines = new ArrayList<>();
        lines.add(
                causes.isEmpty()
                        ? "no dead letters"
                        : format(
                                "%,d dead letters of %,d causes",
                                found.letters().size(), causes.size()));
        causes.forEach((cause, letters) -> lines.addAll(paragraph(cause, letters)));
        if (found.heldElsewhere() > 0) {
            lines.add("");
            lines.add(held(found.heldElsewhere()));
        }
        return joined(lines);
    }

    static String held(int letters) {
        return format(
                "%,d more are in the hand of a replay or of another command; those it leaves are back within a minute",
                letters);
    }

    static String whole(Letter letter) {
        List<String> lines = new ArrayList<>(List.of(
                "letter    " + letter.id(),
                "queue     " + letter.queue().name() + ", its messages come from "
                        + letter.queue().origin(),
                "source    " + AnswerText.plain(letter.source()),
                "reason    " + AnswerText.plain(letter.reason()),
                "since     " + letter.since(),
                format("received  %,d times, looks like this one included", letter.receives())));
        if (!letter.error().isEmpty()) {
            lines.add("route     " + AnswerText.plain(letter.route()));
            lines.add("error     " + AnswerText.plain(letter.error()));
        }
        letter.objects().forEach(object -> lines.add("object    " + shown(object)));
        reason(letter.cause()).ifPresent(reason -> {
            lines.add("to do     " + reason.advice());
            lines.add("runbook   " + reason.runbook());
        });
        lines.add("replay    " + replay(letter.cause()));
        lines.add("body");
        body(letter.body()).lines().map(AnswerText::plain).forEach(lines::add);
        return joined(lines);
    }

    /** The command that sends letters of {@code cause} back. */
    static String replay(Cause cause) {
        return "./loglake replay --source " + AnswerText.plain(cause.source()) + " --reason "
                + AnswerText.plain(cause.reason());
    }

    private static List<String> paragraph(Cause cause, List<Letter> letters) {
        Letter oldest = letters.get(0);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(format(
                "%s %s: %,d letters, from %s to %s",
                AnswerText.plain(cause.source()),
                AnswerText.plain(cause.reason()),
                letters.size(),
                oldest.since(),
                letters.get(letters.size() - 1).since()));
        lines.add("  such as " + oldest.id() + " " + AnswerText.plain(oldest.about()));
        reason(cause).ifPresent(reason -> {
            lines.add("  " + reason.advice());
            lines.add("  runbook: " + reason.runbook());
        });
        lines.add("  next: ./loglake dlq show " + oldest.id());
        lines.add("        " + replay(cause) + " --dry-run");
        return lines;
    }

    private static Optional<Reason> reason(Cause cause) {
        return Reason.of(cause.reason());
    }

    private static String shown(S3Object object) {
        return AnswerText.plain(format("%s (%,d bytes, etag %s)", object.uri(), object.bytes(), object.etag()));
    }

    private static String body(String body) {
        try {
            return JSON.readTree(body).toPrettyString();
        } catch (JsonProcessingException notJson) {
            return body;
        }
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
