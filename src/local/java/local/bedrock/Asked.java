package local.bedrock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question of a person.
 *
 * @param text without what Looker says before it
 */
record Asked(String text, LocalDate today) {
    private static final Pattern DATED =
            Pattern.compile("(?s)Today is (?<today>\\d{4}-\\d\\d-\\d\\d)[^\\n]*\\n+(?<text>.*)");

    /** What Looker adds to a conversation that it had to shorten. */
    private static final String ANEW = "\nThe conversation became too long";

    static Asked in(Conversation conversation, Clock clock) {
        String question = conversation.question().split(ANEW, 2)[0];
        Matcher dated = DATED.matcher(question);
        return dated.matches()
                ? new Asked(dated.group("text").strip(), LocalDate.parse(dated.group("today")))
                : new Asked(question.strip(), LocalDate.now(clock));
    }
}
