package routes.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import routes.failures.LakeException;
import routes.failures.Reason;

class FilterFilesTest {
    private static final String HEAD = """
            apiVersion: loglake/v1
            kind: FilterSet
            metadata: {name: test, owner: ops}
            rules:
            """;

    @TempDir
    Path folder;

    static Stream<Path> shippedFiles() throws IOException {
        return Files.list(Path.of("filters")).filter(file -> !file.endsWith("switches.yaml"));
    }

    @ParameterizedTest
    @MethodSource("shippedFiles")
    void theExamplesOfEachShippedFileHold(Path file) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()));

        assertThat(FilterFiles.load(folder).rules()).isNotEmpty();
    }

    @Test
    void shippedFilesHoldTogether() {
        FilterRules rules = FilterFiles.load(Path.of("filters"));

        assertThat(rules.rules()).extracting(Rule::id).contains("sandbox-account", "keep-session-manager");
        assertThat(rules.hash()).matches("[0-9a-f]{12}");
    }

    static Stream<Arguments> wrongFiles() {
        String rule = HEAD + """
                  - id: one
                    effect: exclude
                    when: {account: [WHEN]}
                    reason: Long enough a reason.
                    ticket: CHG-1
                    permanent: true
                    examples: {excluded: [AWSLogs/111122223333/CloudTrail/eu-west-1/x]}
                """;
        String good = rule.replace("WHEN", "\"111122223333\"");
        return Stream.of(
                Arguments.of(
                        rule.replace("WHEN", "012345670123"),
                        "7:22 F005 account 012345670123 must be in quotes (YAML reads it as 1402433619)"),
                Arguments.of(
                        rule.replace("WHEN", "111122223333"),
                        "7:22 F005 account 111122223333 must be in quotes (YAML reads it as a number)"),
                Arguments.of(rule.replace("WHEN", "099988887777"), "7:22 F005 account 099988887777 must be in quotes"),
                Arguments.of(
                        rule.replace("account: [WHEN]", "region: [NO]"),
                        "7:21 F003 region NO must be in quotes (YAML reads it as false)"),
                Arguments.of(rule.replace("WHEN", "\"1111\""), "7:22 F005 account does not match the regex pattern"),
                Arguments.of(
                        good.replace("when: {account", "when: {regoin: [x], account"),
                        "7:12 F002 'regoin' is not known"),
                Arguments.of(good.replace("    ticket: CHG-1\n", ""), "5:5 F008 an exclusion needs a ticket"),
                Arguments.of(
                        good.replace("permanent: true", "approvedBy: sam.lee"), "5:5 F009 an exclusion needs expires"),
                Arguments.of(good.replace("Long enough a reason.", "short"), "8:13 F008 reason must be at least 10"),
                Arguments.of(
                        good.replace("permanent: true", "expires: 2026-02-30"),
                        "10:14 F003 expires 2026-02-30 is not a"),
                Arguments.of(
                        good.replace("excluded:", "kept:"), "11:15 F014 an example of a key that is excluded must be"),
                Arguments.of(
                        good.replace("examples: {ex", "examples: {kept: [AWSLogs/111122223333/x], ex"),
                        "11:23 F014 example AWSLogs/111122223333/x of rule one is excluded by one"),
                Arguments.of(
                        good.replace("AWSLogs/111122223333", "AWSLogs/444455556666"),
                        "11:27 F014 rule one does not match its example AWSLogs/444455556666/CloudTrail/eu-west-1/x"),
                Arguments.of(
                        good.replace("account: [\"111122223333\"]", "key: [{regex: \"a(b\"}]"),
                        "7:26 F007 regex a(b is none: Unclosed group"),
                Arguments.of(
                        good.replace("ticket: CHG-1", "effect: protect"),
                        "9:5 F004 'effect' stands here a second time"),
                Arguments.of(
                        good.replace("reason: Long", "reason: Long: x"),
                        "8:17 F001 is not YAML: mapping values are not"),
                Arguments.of(good + good.substring(HEAD.length()), "12:9 F004 rule one is there already: "),
                Arguments.of("", "1:1 F001 is empty"));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void aWrongFileIsRefusedWithPlaceAndCause(String yaml, String finding) throws IOException {
        Path file = Files.writeString(folder.resolve("50-x.yaml"), yaml);

        assertThatThrownBy(() -> FilterFiles.load(folder))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_CONFIGURATION))
                .hasMessageContaining(file + ":" + finding);
    }

    @Test
    void everyFindingOfEveryFileIsListed() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "kind: FilterSet\nrule: []\n");
        Files.writeString(folder.resolve("b.yaml"), "");

        assertThatThrownBy(() -> FilterFiles.load(folder))
                .satisfies(e -> assertThat(e.getMessage().lines())
                        .anyMatch(line -> line.contains("a.yaml:2:1 F002 'rule' is not known here"))
                        .anyMatch(line -> line.contains("a.yaml:1:1 F003 'metadata' is missing"))
                        .anyMatch(line -> line.contains("b.yaml:1:1 F001 is empty")));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "cloudtrail, AWSLogs/o-x7q8b22ufe/111122223333/CloudTrail/eu-south-2/2026/11/20/a.json.gz, true,  default",
        "cloudtrail, AWSLogs/o-x7q8b22ufe/222233334444/CloudTrail/eu-south-2/2026/11/20/a.json.gz, false, no-spain",
        "cloudtrail, AWSLogs/222233334444/CloudTrail/eu-west-1/2026/11/20/a.json.gz,               true,  default",
        "cloudtrail, AWSLogs/999988887777/CloudTrail/eu-south-2/2026/11/20/a.json.gz,              false, b-sandbox",
        "cloudtrail, AWSLogs/999988887777/aws/ssm/sessionlogs/jane.dms,                            true,  keep-keystrokes",
        "cloudtrail, eu-south-2/no-account.json.gz,                                                true,  default",
        "cloudtrail, AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/a.json.gz,                   false, digests",
        "cloudtrail, AWSLogs/o-x7q8b22ufe/111122223333/x/old,                                      true,  default",
        "bedrock,    prod/2026/a.gz,                                                               true,  only-prod",
        "bedrock,    test/2026/a.gz,                                                               false, default",
        "bedrock,    prod/2026/scratch_1.gz,                                                       false, scratch",
        "other,      AWSLogs/222233334444/CloudTrail/eu-south-2/a,                                 true,  default",
    })
    void theFirstAnswerHoldsAndNamesItsRule(String source, String key, boolean kept, String rule) throws IOException {
        Files.writeString(
                folder.resolve("10-trail.yaml"), HEAD.replace("rules", "sources: [cloudtrail]\nrules") + TRAIL);
        Files.writeString(
                folder.resolve("20-bedrock.yaml"),
                HEAD.replace("rules", "sources: [bedrock]\ndefault: exclude\nrules") + BEDROCK);

        Verdict verdict = FilterFiles.load(folder).judge(source, Objects.at("some-bucket", key));

        assertThat(verdict).extracting(Verdict::kept, Verdict::rule).isEqualTo(List.of(kept, rule));
    }

    @Test
    void neitherTheOrderOfRulesNorOfFilesMatters() throws IOException {
        String[] rules = TRAIL.split("(?m)^(?=  - id)");
        Files.writeString(folder.resolve("a.yaml"), HEAD + String.join("", rules));
        Path turned = Files.createDirectory(folder.resolve("turned"));
        for (int i = 0; i < rules.length; i++) {
            Files.writeString(turned.resolve((9 - i) + ".yaml"), HEAD + rules[i]);
        }

        assertThat(FilterFiles.load(turned).rules())
                .extracting(Rule::id)
                .isEqualTo(
                        FilterFiles.load(folder).rules().stream().map(Rule::id).toList())
                .containsExactly("keep-keystrokes", "b-sandbox", "c-sandbox-too", "digests", "no-spain");
    }

    @Test
    void switchesAndHiddenFilesAreNoFilters() throws IOException {
        Files.writeString(folder.resolve("switches.yaml"), "kind: Switches");
        Files.writeString(folder.resolve(".50-x.yaml.swp"), "half");
        Files.writeString(folder.resolve("README.md"), "text");

        assertThat(FilterFiles.load(folder).rules()).isEmpty();
    }

    private static final String TRAIL = """
              - id: no-spain
                effect: exclude
                when: {region: [eu-south-2], notAccount: ["111122223333"]}
                reason: Spanish logs stay in Spain.
                ticket: CHG-1
                expires: 2027-02-20
                examples:
                  excluded: [AWSLogs/222233334444/CloudTrail/eu-south-2/2026/11/20/a.json.gz]
                  kept: [AWSLogs/111122223333/CloudTrail/eu-south-2/2026/11/20/a.json.gz]
              - id: c-sandbox-too
                effect: exclude
                when: {account: ["999988887777", "888877776666"]}
                reason: Nothing of value in there.
                ticket: CHG-2
                permanent: true
                examples: {excluded: [AWSLogs/888877776666/CloudTrail/eu-west-1/a]}
              - id: b-sandbox
                effect: exclude
                when: {account: ["999988887777"]}
                reason: Nothing of value in there.
                ticket: CHG-2
                permanent: true
                examples: {excluded: [AWSLogs/999988887777/CloudTrail/eu-west-1/a]}
              - id: digests
                effect: exclude
                when: {bucket: [some-bucket], key: [{regex: ".*/CloudTrail-Digest/.*"}]}
                reason: Nothing of value in there.
                ticket: CHG-2
                permanent: true
                examples: {excluded: ["s3://some-bucket/AWSLogs/1/CloudTrail-Digest/y"]}
              - id: keep-keystrokes
                effect: protect
                when: {key: ["*/aws/ssm/sessionlogs/*"]}
                reason: Keystrokes are evidence.
                examples:
                  protected: [AWSLogs/999988887777/aws/ssm/sessionlogs/jane.dms]
            """;

    private static final String BEDROCK = """
              - id: only-prod
                effect: include
                when: {key: ["prod/*"]}
                reason: Only production is under review.
                examples: {included: [prod/2026/a.gz]}
              - id: scratch
                effect: exclude
                when: {fileName: ["scratch*.gz"]}
                reason: Scratch files of the exporter.
                ticket: CHG-3
                permanent: true
                examples: {excluded: [prod/2026/scratch_1.gz]}
            """;
}
