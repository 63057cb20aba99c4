package routes.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One broken file for each code that files alone can have; F016 is about queues and F017 about history. */
class CodesTest {
    private static final Path BROKEN = Path.of("src/test/resources/filters/broken");
    private static final Premises PREMISES = new Premises(
            Set.of("cloudtrail", "cloudwatch")::contains,
            new OwnBuckets(Set.of("lake-readready"), "lake-ledger"),
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F001 | 8:20  | is not YAML: mapping values are not allowed here",
                "F002 | 7:12  | 'regoin' is not known here; did you mean region?",
                "F003 | 7:21  | region NO must be in quotes (YAML reads it as false)",
                "F004 | 13:9  | rule no-spain is there already: FILE:5:9",
                "F005 | 7:44  | account 012345670123 must be in quotes (YAML reads it as 1402433619)",
                "F006 | 7:21  | region eu-south-9 is none that the AWS SDK knows",
                "F007 | 7:26  | regex ^AWSLogs/([a-z]+)+$ repeats a repetition; some keys would take forever",
                "F008 | 5:5   | an exclusion needs a ticket",
                "F009 | 5:5   | an exclusion needs expires: <day>, or permanent: true",
                "F010 | 7:11  | never holds: notAccount takes away all of account",
                "F011 | 7:11  | when is empty",
                "F012 | 7:11  | rule no-spain never excludes: all its objects are protected by rule keep-all-of-spain",
                "F013 | 15:21 | the lake writes to lake-readready itself and never reads it as a source",
                "F014 | 12:18 | rule no-spain does not match its example AWSLogs/222233334444/CloudTrail/eu-south-1/2026/11/20/a.json.gz: region eu-south-1 is not among eu-south-2",
                "F015 | 4:11  | there is no source cloudtrial",
            })
    void eachCodeIsFoundWhereItIs(Code code, String place, String message) throws IOException {
        List<Finding> findings = findingsOf(code.name());

        Path file = folder.resolve(code + ".yaml");
        assertThat(findings.get(0))
                .hasToString(file + ":" + place + " " + code + (code == Code.F006 ? " warning: " : " ")
                        + message.replace("FILE", file.toString()));
        assertThat(findings.get(0).isError()).isEqualTo(code != Code.F006);
        assertThat(findings.stream().map(Finding::code).collect(Collectors.toSet()))
                .as("what else is said of it")
                .isSubsetOf(code == Code.F010 ? Set.of(Code.F010, Code.F014) : Set.of(code));
    }

    @Test
    void theUnbrokenFileIsGood() throws IOException {
        assertThat(findingsOf("good")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expires: 2027-02-20 | expires: 2026-11-21 | 10:14 F009 warning: rule no-spain answers no more since 2026-11-21; renew it or take it out",
                "expires: 2027-02-20 | expires: 2028-02-20 | 10:14 F009 warning: expires 2028-02-20 is more than a year ahead",
                "region: [eu-south-2] | key: [{regex: eu-south-2}] | 7:26 F007 warning: regex eu-south-2 is found anywhere; anchor it by ^, $ or .*",
                "region: [eu-south-2] | key: [{regex: 'a(b'}] | 7:26 F007 regex a(b is none: Unclosed group",
                "region: [eu-south-2] | logDate: {from: 2026-11-20, to: 2026-11-10} | 7:11 F010 never holds: logDate ends before it begins",
                "region: [eu-south-2] | logDate: {from: 2026-11-31} | 7:28 F003 2026-11-31 is not a day such as 2026-11-20",
                "region: [eu-south-2] | bytes: {max: '10'} | 7:25 F003 max: string found, integer expected",
                "{region: [eu-south-2], account: [\"222233334444\"]} | {key: ['*'], bytes: {min: 0}} | 7:11 F011 holds for every object; name what the rule is about",
                "reason: Spanish logs stay in Spain. | reason: | 8:12 F008 reason is empty",
                "rules: | 'limits: {maxExcludedShare: 0.5, acknowledge: CHG-1}\nrules:' | 4:33 F017 warning: no share is too large while CHG-1 stands here; take it out once it is in force",
                "rules: | 'limits: {maxExcludedShare: 1.5}\nrules:' | 4:28 F003 maxExcludedShare must have a maximum value of 1",
                "account: [\"222233334444\"] | account: &some [\"222233334444\"], notAccount: *some | 7:43 F001 is used again by an alias",
            })
    void otherCausesOfACode(String good, String bad, String finding) throws IOException {
        String text = Files.readString(BROKEN.resolve("good.yaml")).replace(good, bad);
        Path file = Files.writeString(folder.resolve("x.yaml"), text);

        assertThat(FilterFiles.check(folder, PREMISES).findings())
                .extracting(Finding::toString)
                .anyMatch(said -> said.startsWith(file + ":" + finding));
    }

    @Test
    void whatAnotherRuleHasAlreadyIsSaid() throws IOException {
        String good = Files.readString(BROKEN.resolve("good.yaml"));
        String rule = good.substring(good.indexOf("  - id"));
        String wide = rule.replace("no-spain", "a-wide").replace(", account: [\"222233334444\"]", "");
        String sooner = wide.replace("a-wide", "sooner").replace("2027-02-20", "2027-01-01");

        assertThat(said(good + wide))
                .containsExactly(
                        "7:11 F010 warning: rule no-spain never matters: all its objects are excluded by rule a-wide");
        assertThat(said(good + sooner))
                .as("one that ends earlier shadows nothing")
                .isEmpty();
        assertThat(said(good
                        + wide.replace("effect: exclude", "effect: include")
                                .replace("excluded:", "kept:")
                                .replace("a-wide", "in")))
                .as("an include that is wider than an exclude matters")
                .noneMatch(said -> said.contains("F010"));
    }

    private List<String> said(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), text);
        return FilterFiles.check(folder, PREMISES).findings().stream()
                .map(finding -> finding.toString().replace(file + ":", ""))
                .toList();
    }

    @Test
    void aHundredRulesInTwentyFilesAreCheckedWithinASecond() throws IOException {
        String good = Files.readString(BROKEN.resolve("good.yaml"));
        String rule = good.substring(good.indexOf("  - id"));
        for (int file = 0; file < 20; file++) {
            StringBuilder text = new StringBuilder(good.substring(0, good.indexOf("  - id")));
            for (int i = 0; i < 5; i++) {
                text.append(rule.replace("no-spain", "rule-" + file + "-" + i)
                        .replace("region: [eu", "key: [{regex: \".*/CloudTrail/.*_x" + file + "\"}], region: [eu")
                        .replace("/a.json", "/a_x" + file + ".json"));
            }
            Files.writeString(folder.resolve(file + ".yaml"), text);
        }
        long start = System.nanoTime();

        FilterCheck check = FilterFiles.check(folder, PREMISES);

        assertThat((System.nanoTime() - start) / 1e9).isLessThan(1.0);
        assertThat(check.findings()).noneMatch(Finding::isError);
        assertThat(check.rules()).hasSize(100);
    }

    private List<Finding> findingsOf(String name) throws IOException {
        Files.copy(BROKEN.resolve(name + ".yaml"), folder.resolve(name + ".yaml"));
        return FilterFiles.check(folder, PREMISES).findings();
    }
}
