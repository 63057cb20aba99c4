package local.bedrock;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A text as words that can be compared: lower case, without endings, without those that say nothing, synonyms as one. */
final class Words {
    private static final Pattern BREAK = Pattern.compile("[^a-z0-9]+");
    /** Of a person, a session or an account: tells nothing of what is asked. */
    private static final Pattern NAME = Pattern.compile("\\S*[a-z][.@][a-z]\\S*|\\S*\\d{4}\\S*");

    private static final Set<String> SILENT = Set.of(
            ("a an the and or of in on at to for from by with without my our your me us you i we it its is are was were be been do does did"
                            + " done have has had can could would should will what which who whom whose where when why how that this"
                            + " these those there any anybody anyone somebody someone something anything some all every each please"
                            + " tell show list give find see look want know about into if not no than then so last past week day"
                            + " days month today yesterday since hour hours people person user users log logs lake aws cloud data much many go happen"
                            + " happened come came")
                    .split(" "));
    private static final Map<String, String> SYNONYMS = synonyms(
            "agent agents bot bots assistant assistants ai copilot",
            "model models bedrock llm llms claude foundation genai inference",
            "tool tools function functions",
            "cost costs price prices spend spends spent expensive money bill billing dollar dollars usd charge charged budget paid pay",
            "token tokens",
            "fail fails failed failing failure failures error errors broke broken wrong throttled throttle throttling problem problems trouble",
            "deny denied denies denial refused refuse forbidden unauthorized unauthorised reject rejected disallowed prevented accessdenied",
            "right rights permission permissions privilege privileges policy policies role roles iam grant granted grants",
            "change changed changes modify modified modification alter altered edit edited update updated attached attach gave",
            "login logins logged signin signins signed logon logons console",
            "mfa 2fa multifactor otp factor",
            "secret secrets password passwords credential credentials ssm-parameter vault",
            "bucket buckets s3 object objects file files",
            "read reads download downloaded fetch fetched get got accessed access touched",
            "write wrote written upload uploaded put",
            "night nights nightly weekend weekends midnight offhours late evening saturday sunday nighttime",
            "region regions geography location locations place places",
            "admin admins administrator administrators breakglass glass emergency privileged superuser elevated",
            "command commands typed type keystroke keystrokes terminal",
            "risky risk risks dangerous suspicious malicious strange odd exfiltrate exfiltrated unusual bad",
            "duplicate duplicates duplicated twice double doubles repeated twins",
            "missing excluded exclude filtered filter filters quarantined quarantine dropped skipped lost ignored left incomplete",
            "busy busiest active activity most top heavy heaviest",
            "question questions asked ask asks asking prompt prompts prompted conversation",
            "session sessions ssm shell",
            "machine machines server servers instance instances host hosts ec2 production",
            "open opens opened start starts started connect connected connects",
            "new first never before",
            "argument arguments input inputs parameters parameter",
            "use used uses using usage utilised utilized",
            "looker auditor",
            "account accounts",
            "call calls api",
            "event events record records",
            "key keys",
            "root");

    private Words() {}

    private static Map<String, String> synonyms(String... groups) {
        Map<String, String> synonyms = new HashMap<>();
        for (String group : groups) {
            List<String> words = Arrays.asList(group.split(" "));
            words.forEach(word -> synonyms.put(word, words.get(0)));
        }
        return synonyms;
    }

    /** Each once, in order. */
    static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        plain(text).filter(word -> !SILENT.contains(word)).map(Words::canonical).forEach(words::add);
        return words;
    }

    /** Whether a word means something to the planner, so that it is nobody's name. */
    static boolean isKnown(String word) {
        return plain(word).allMatch(part -> SILENT.contains(part) || SYNONYMS.containsKey(part));
    }

    private static Stream<String> plain(String text) {
        String joined = NAME.matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .replace("break-glass", "breakglass")
                .replace("break glass", "breakglass")
                .replace("off-hours", "offhours")
                .replace("off hours", "offhours")
                .replace("working hours", "offhours")
                .replace("sign-in", "signin")
                .replace("log in", "login")
                .replace("sign in", "signin");
        return BREAK.splitAsStream(joined).filter(word -> word.length() > 1);
    }

    private static String canonical(String word) {
        return Optional.ofNullable(SYNONYMS.get(word)).orElseGet(() -> stem(word));
    }

    private static String stem(String word) {
        for (String ending : List.of("ings", "ing", "ies", "ed", "es", "s")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
