package routes.looker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What data may not do where it is shown. */
class NeutralTest {
    /** What a terminal obeys, or a page, a chat or a mail program makes clickable or draws. */
    private static final List<Pattern> LIVE = List.of(
            Pattern.compile("[\\p{Cc}&&[^\\n]]"),
            Pattern.compile("\\p{Cf}"),
            Pattern.compile("(?i)\\bhttps?\\s*:"),
            Pattern.compile("(?i)\\bwww\\."),
            Pattern.compile("<[\\p{L}/!?]"),
            Pattern.compile("!\\[|]\\(|]\\[|]:"),
            Pattern.compile("(?i)\\b(javascript|data|file|ftp|mailto|vbscript):\\S"),
            Pattern.compile("(?i)[^\\s]+(?<!s3|hxxps?|])://"),
            Pattern.compile("&#"));

    private static final List<String> HOSTILE = List.of(
            "\u001b[31mred\u001b[0m",
            "\u001b]0;title\u0007",
            "\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\",
            "\u009b31m",
            "line\rover",
            "back\b\b\b",
            "\u0000nul",
            "\u202egnp.exe",
            "\u2066hidden\u2069",
            "zero\u200bwidth\u200d\ufeff",
            "soft\u00adhyphen",
            "tag\udb40\udc41\udb40\udc42",
            "\ud800lone",
            "\u2028line\u2029",
            "https://evil.example/x",
            "HTTPS://EVIL.EXAMPLE",
            "http : //evil.example",
            "http:\n//evil.example",
            "hTtP:evil.example",
            "(http://evil.example)",
            "see:http://evil.example",
            "mailto:(http://evil.example)",
            "x]www.(evil)",
            "_http://evil.example_",
            "\u04bbttps://evil.example",
            "\uff48ttp://evil.example",
            "ht\u200btps://evil.example",
            "https\uff1a//evil.example",
            "https:\\\\evil.example",
            "www.evil.example",
            "WWW.evil.example",
            "[click](https://evil.example)",
            "![x](https://evil.example/a.png)",
            "![x](//evil.example/a.png)",
            "[click](//evil.example)",
            "[click][1]\n\n[1]: //evil.example",
            "<img src=x>",
            "<a href='//evil.example'>x</a>",
            "<https://evil.example>",
            "<!-- hidden -->",
            "<script>alert(1)</script>",
            "</td>",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html;base64,AAAA",
            "file:///etc/passwd",
            "ftp://evil.example",
            "mailto:a@evil.example",
            "vscode://evil/x",
            "slack://channel",
            "&#104;ttps://evil.example",
            "&#x3c;img&#x3e;");

    @Test
    void nothingOfItIsLeftAlive() {
        for (String hostile : HOSTILE) {
            String neutral = Neutral.text(hostile);
            assertThat(LIVE).as("%s became %s", hostile, neutral).noneMatch(live -> live.matcher(neutral)
                    .find());
            assertThat(Neutral.text(neutral)).as("twice").isEqualTo(neutral);
            assertThat(Neutral.line(hostile)).doesNotContain("\n");
        }
        String all = Neutral.text(String.join(" ", HOSTILE));
        assertThat(LIVE).noneMatch(live -> live.matcher(all).find());
    }

    @Test
    void whatPeopleLookForIsAsItWas() {
        for (String harmless : List.of(
                "arn:aws:sts::111122223333:assumed-role/Admin/jane.doe",
                "s3://bucket/AWSLogs/111122223333/CloudTrail/eu-west-1/a.json.gz",
                "select n from t where a <= 5 and b >= 6 and c <> 7 and d < 8",
                "{\"data\":\"x\",\"a\":[1,2],\"url\":null}",
                "2026-11-20T12:00:00Z",
                "jane.doe@example.com used ec2.amazonaws.com from 203.0.113.7",
                "größer, 東京, عربى",
                "two\nlines",
                "data: 5 rows; file: none",
                "C# and F#; 5 > 3! [sic]",
                "aws-cli/2.17.0 md/awscrt#0.21.2 ua/2.0 os/linux#6.1 md/arch#x86_64",
                "ls -la | grep x && echo \"$HOME\"")) {
            assertThat(Neutral.text(harmless)).isEqualTo(harmless);
        }
    }

    @Test
    void anAddressCanStillBeRead() {
        Map.of(
                        "https://evil.example/x", "hxxps://evil.example/x",
                        "HTTP://E", "HxxP://E",
                        "vscode://x", "vscode[:]//x",
                        "www.x.example", "www[.]x.example",
                        "a\u00a0b", "a b")
                .forEach((before, after) -> assertThat(Neutral.text(before)).isEqualTo(after));
    }

    @Test
    void marksDoNotPileUp() {
        assertThat(Neutral.text("Z" + "\u0335".repeat(50))).hasSizeLessThan(8);
    }
}
