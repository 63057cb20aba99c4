package routes.looker;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a cell reads like an order to a model. Whoever writes a log line may try; that somebody did is a finding by itself. Nothing
 * rests on this: a model that obeys can do no more than one that does not.
 */
final class Suspicion {
    private static final int SHORTEST = 12;
    private static final String ADDRESSEE =
            "(ai|llm|assistants?|agents?|model|looker|chatbot|(ai|llm|analyst) (agent|auditor|reviewer|bot|model))";
    private static final String TOOL =
            "(run_?query|get_?rows|list_?tables|describe_?table|run query|get rows|list tables|finish)";

    /** Held against a cell as it is, and as plain words. */
    private static final List<Pattern> ORDERS = List.of(
            pattern(
                    "\\b(ignor\\w*|disregard|forget|override|ignoriere?|vergiss|olvida|oublie[zr]?)\\b.{0,40}"
                            + "\\b(instruc\\w*|rules?|prompts?|guidelines?|directions?|context|polic\\w*|anweisungen|regeln|reglas|regles)"),
            pattern("\\b(system|developer|hidden|maintenance) (prompt|message|instructions?|override|notice|mode)\\b"),
            pattern(
                    "\\byou (are|must|should|will|shall) (now|always|never|act|be|call|run|report|answer|respond|say|tell)\\b"),
            pattern("\\byour (answer|reply|response) must\\b"),
            pattern("\\bas an? " + ADDRESSEE + "\\b|\\b(dear|attention|note (to|for)( the)?|for the) " + ADDRESSEE
                    + "\\b"),
            pattern(
                    "\\b" + ADDRESSEE
                            + "(\\s*[:,]\\s*| please | must | should | shall )(please |you |must |should |do not |never )*"
                            + "(run|execute|use|call|say|tell|post|show|list|repeat|insert|include|visit|ignore|query|report|cite|claim|this|it|looks?)\\b"),
            pattern("\\b(ai )?(assistants?|agent|llm|looker) (run|execute|use|call|must|do not|never|please|say)\\b"),
            pattern("\\b(do not|don't|never) (mention|report|tell|include|show|list|flag|cite|reveal)\\b"),
            pattern("\\b(run|execute|issue|call|invoke|use|repeat) (the |this |a |one |following |tool |with )*"
                    + "(query|sql|tool|function|" + TOOL + "|unload|select \\*|information_?schema)\\b"),
            pattern("\\b(execute|use|query|read)\\b.{0,20}\\b(from_\\w+_raw|information_?schema|unload)\\b"),
            pattern(
                    "\\b(drop|delete|insert|update|unload|create|grant|alter) (table|from_|into|view|partition)"
                            + ".{0,80}\\b(assistant|agent|instruction|prompt|guideline|run|execute)\\b"
                            + "|\\b(assistant|agent|ai|llm|instructions?|prompts?|guidelines?|rules)\\b.{0,80}"
                            + "\\b(drop|delete|insert|update|unload|create|grant|alter) ?(table|from|into|view|partition|to|\\()"),
            pattern("\\bunload\\b.{0,80}\\bs3:"),
            pattern("\\b(visit|open|click|fetch)( here| this)?\\s*(\\]?\\()?\\s*(https?:|www\\.|ftp:|data:)"),
            pattern(
                    "\\b(send|post|upload|exfiltrate|embed|include)\\b.{0,40}\\b(results|rows|table|answer|link|image|keys)\\b"),
            pattern("!\\[[^\\]]*]\\(|\\[[^\\]]{1,80}]\\(https?:|<\\s*(img|script|a|iframe|svg)\\s+\\w+\\s*="),
            pattern("</?\\s*(system|assistant|user|human|tool|tool_result|instructions?)\\s*>|\\[/?INST]|<\\|\\w+\\|>"),
            pattern("\"(toolUse|tool_use|toolResult|tool_result)\"\\s*:\\s*\\{\\s*\"name\"|\\bcall next\\b"),
            pattern(
                    "\\b(answer|respond|reply|conclude|summari[sz]e|report|tell|say)\\b.{0,30}\\b(only|with|that|as|people)\\b.{0,60}"
                            + "\\b(nothing|no (finding|issue|event|anomal|activity|suspicious)|0 events|benign|clean|harmless|approved|authori[sz]ed|all clear)"),
            pattern("\\b(reveal|repeat|print|show) your (system )?(prompt|instructions|rules)\\b"),
            pattern("\\b(from now on|pretend (that|to)|follow what it says|say nothing|nothing found)\\b"),
            pattern("\u27e6|\u27e7"));

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\u034F\\uFE00-\\uFE0F]");
    private static final Pattern SPACED = Pattern.compile("(?<=\\b\\p{L}) (?=\\p{L}\\b)");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_']+");
    private static final String LIKE = "аеорсухіјѕԁһӏցοαеікѵԛԝɡ";
    private static final String LATIN = "aeopcyxijsdhlgoaeikvqwg";

    private Suspicion() {}

    static boolean of(String cell) {
        if (cell.length() < SHORTEST) {
            return false;
        }
        String plain = plain(cell);
        String words = NO_WORD.matcher(plain).replaceAll(" ");
        String apart = words.replace('_', ' ');
        return ORDERS.stream()
                .anyMatch(order -> order.matcher(plain).find()
                        || order.matcher(words).find()
                        || order.matcher(apart).find());
    }

    /** One alphabet, one case, nothing hidden: what a person would read. */
    private static String plain(String cell) {
        String seen =
                UNSEEN.matcher(Normalizer.normalize(cell, Normalizer.Form.NFKC)).replaceAll("");
        StringBuilder latin = new StringBuilder();
        seen.toLowerCase(Locale.ROOT).chars().forEach(character -> {
            int at = LIKE.indexOf(character);
            latin.append(at < 0 ? (char) character : LATIN.charAt(at));
        });
        String noAccents = Normalizer.normalize(latin, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
        return SPACED.matcher(noAccents)
                .replaceAll("")
                .replace("\\n", " ")
                .replace("\\\"", "\"")
                .replaceAll("[\\s#*]+", " ");
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
