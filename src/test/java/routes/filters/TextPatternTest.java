package routes.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternTest {
    private static final String KEY =
            "AWSLogs/o-x7q8b22ufe/%012d/CloudTrail/eu-central-1/2026/11/20/%<012d_CloudTrail_eu-central-1_20261120T0005Z_Ab3dEf6hIj9kLm2n.json.gz";

    @ParameterizedTest
    @CsvSource({
        "a/b,        a/b,        true",
        "a/b,        a/bc,       false",
        "*,          anything/x, true",
        "a*,         a,          true",
        "*/b/*,      a/b/c/d,    true",
        "*/b/*,      b/c,        false",
        "a*a,        a,          false",
        "a*b*b,      a/xb,       false",
        "a*b*b,      a/b/b,      true",
        "a**b,       ab,         true",
        "a.c*,       abc,        false",
    })
    void aStarSpansSlashesAndTheRestIsText(String glob, String text, boolean matches) {
        assertThat(TextPattern.glob(glob).test(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ".*/CloudTrail-Digest/.*   ; /CloudTrail-Digest/",
                "^AWSLogs/[0-9]{12}/Config/ ; AWSLogs/",
                "abc?d                     ; ab",
                "abc+d                     ; abc",
                "abc{0,2}de                ; ab",
                "(abc)?d                   ; d",
                "a(b|c)defg                ; defg",
                "([)]abc)?d                ; d",
                "x\\.json\\.gz$            ; x.json.gz",
                "abc|def                   ; ''",
                "(?i)abc                   ; ''",
                "\\x41bc                   ; ''",
                "\\Qa*b\\E                 ; ''",
                "[]ab]cd                   ; ''",
                "(?<acc>abc)d              ; d",
                "(?!abc)defg               ; defg",
            })
    void theLiteralIsInEveryMatch(String regex, String literal) {
        String lean = RequiredLiteral.withoutOuterDotStar(regex);

        assertThat(RequiredLiteral.of(lean)).isEqualTo(literal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ".*ab.* ; ab",
                "^.*ab ; ^.*ab",
                ".*?ab ; .*?ab",
                "ab\\.* ; ab\\.*",
                "[.*]ab.* ; [.*]ab.*",
                ".*.*a|b.* ; a|b"
            })
    void outerDotStarIsDroppedOnlyWhereItAddsNothing(String regex, String lean) {
        assertThat(RequiredLiteral.withoutOuterDotStar(regex)).isEqualTo(lean);
    }

    @Test
    void fiftyRegexesAnswerAsPlainFindDoesAndFiftyTimesFaster() {
        List<String> rules = IntStream.range(0, 50)
                .mapToObj(i -> ".*/%012d/CloudTrail/(us|ap)-[a-z]+-%d/.*_rule%d.*\\.json\\.gz".formatted(i, i % 3, i))
                .toList();
        List<Pattern> plain = rules.stream().map(Pattern::compile).toList();
        List<TextPattern> guarded = rules.stream().map(TextPattern::regex).toList();
        List<String> keys = IntStream.range(0, 400).mapToObj(KEY::formatted).toList();

        long slow = Math.min(
                nanos(keys, key -> plain.stream().anyMatch(p -> p.matcher(key).find())), Long.MAX_VALUE);
        nanos(keys, key -> guarded.stream().anyMatch(p -> p.test(key)));
        long fast = IntStream.range(0, 20)
                .mapToLong(i -> nanos(keys, key -> guarded.stream().anyMatch(p -> p.test(key))))
                .min()
                .orElseThrow();

        assertThat(keys).allSatisfy(key -> assertThat(guarded.stream().anyMatch(p -> p.test(key)))
                .isEqualTo(plain.stream().anyMatch(p -> p.matcher(key).find())));
        assertThat(fast * 20).isLessThan(slow);
    }

    private static long nanos(List<String> keys, java.util.function.Predicate<String> rule) {
        long start = System.nanoTime();
        long unused = keys.stream().filter(rule).count();
        return System.nanoTime() - start;
    }
}
