package routes.looker;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a cell reads like an order to a model. Whoever writes a log line may try; that somebody did is a finding by itself. Nothing
 * rests on this: a model that obeys can do no more than one that does not.
 */
final class Suspicion {
    private static final List<Pattern> ORDERS = List.of(
            pattern(
                    "\\b(ignore|disregard|forget|override)\\b.{0,40}\\b(previous|prior|above|all|any|earlier|your|these)\\b"
                            + ".{0,40}\\b(instruction|rule|prompt|guideline|direction|context|polic)"),
            pattern("\\b(system|developer|hidden)\\s+(prompt|message|instruction|override|notice)"),
            pattern(
                    "\\byou\\s+(are|must|should|will|shall)\\s+(now|always|never|act|be|call|run|report|answer|respond|say|tell)\\b"),
            pattern(
                    "\\b(as|dear|attention|note\\s+(to|for))\\s*,?\\s*(an?\\s+|the\\s+)?(ai|llm|assistant|agent|model|looker|analyst\\s+bot)\\b"),
            pattern("\\b(do\\s+not|don't|never)\\s+(mention|report|tell|include|show|list|flag|cite|reveal)\\b"),
            pattern(
                    "\\b(run|execute|issue|call|invoke|use)\\b.{0,30}\\b(query|sql|tool|function|run_query|get_rows|finish|list_tables)\\b"),
            pattern("\\b(drop|delete|insert|update|unload|create|grant)\\s+(table|from|into|view|partition|all)\\b"),
            pattern("\\b(visit|open|click|fetch|send|post|upload|exfiltrate|curl)\\b.{0,80}(https?:|www\\.|s3:|ftp:)"),
            pattern("!\\[[^\\]]*]\\(|<\\s*(img|script|a|iframe|svg)\\b"),
            pattern("</?\\s*(system|assistant|user|human|tool|tool_result|instructions?)\\s*>|\\[/?INST]|<\\|"),
            pattern("\"?(toolUse|tool_use|toolResult|tool_result)\"?\\s*[:=]"),
            pattern(
                    "\\b(answer|respond|reply|conclude|summari[sz]e)\\b.{0,30}\\b(only|with|that|as)\\b.{0,60}"
                            + "\\b(nothing|no\\s+(finding|issue|event|anomal|activity)|benign|clean|harmless|approved|authori[sz]ed|all\\s+clear)"));

    private Suspicion() {}

    static boolean of(String cell) {
        return cell.length() >= 12
                && ORDERS.stream().anyMatch(order -> order.matcher(cell).find());
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
