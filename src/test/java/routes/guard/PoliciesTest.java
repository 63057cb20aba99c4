package routes.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.failures.LakeException;
import routes.tables.Sources;

/** A policy file is read strictly, and what it denies is nowhere in what Athena is asked. */
class PoliciesTest {
    private static final String GOOD = """
            role: clerk
            description: Counts.
            people: [jane.doe]
            earliest-day: 20260101
            allowance: {bytes: 1GB, rows: 100, time: 10s}
            tables:
              from_cloudtrail_readready:
                columns: [eventname, useridentity_arn, sourceipaddress, eventid]
                mask: {sourceipaddress: stars, eventid: last-4, useridentity_arn: hash}
                rows: {awsregion: {in: [eu-central-1, "it's"]}, eventname: {starts-with: [Start]}}
            """;

    @TempDir
    Path folder;

    @Test
    void aRoleSeesItsColumnsRowsAndMasks() throws IOException {
        Policy clerk = policies(GOOD).of("clerk");

        assertThat(clerk.tables()).singleElement().satisfies(table -> assertThat(table.columns())
                .extracting(AllowedColumn::name)
                .containsExactly("eventname", "eventid", "useridentity_arn", "sourceipaddress", "logcalendarday"));
        assertThat(clerk.admits("jane.doe")).isTrue();
        assertThat(clerk.admits("sam.lee")).isFalse();
        String rewritten = Corpus.guard()
                .check("select * from from_cloudtrail_readready where logcalendarday >= 20261101", clerk, 100)
                .rewritten();
        assertThat(rewritten)
                .contains("'***' || substr(\"eventid\", -4) AS \"eventid\"")
                .contains("to_hex(sha256(to_utf8(\"useridentity_arn\"))) AS \"useridentity_arn\"")
                .contains("(\"awsregion\" IN ('eu-central-1', 'it''s'))")
                .contains("(starts_with(\"eventname\", 'Start'))")
                .doesNotContain("useragent")
                .endsWith("LIMIT 101");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select useragent from from_cloudtrail_readready where logcalendarday >= 20261101        | COLUMN_DENIED
            select 1 from from_cloudtrail_readready where logcalendarday >= 20261101 and awsregion = 'x'  | COLUMN_DENIED
            select eventname from from_cloudtrail_readready where logcalendarday >= 20251231        | PARTITION
            select session from from_cloudwatch_readready where logcalendarday >= 20261101          | TABLE
            """)
    void whatARoleDoesNotSeeIsRefused(String sql, String code) throws IOException {
        Policy clerk = policies(GOOD).of("clerk");

        assertThatThrownBy(() -> Corpus.guard().check(sql, clerk, 100))
                .isInstanceOfSatisfying(GuardRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eventname, useridentity_arn | eventnam, useridentity_arn | clerk.yaml:8:15: expected a column of the table, found 'eventnam'
            people: [jane.doe]          | person: jane.doe           | found 'person'
            20260101                    | 20261301                   | clerk.yaml:4:15: expected a day as yyyymmdd
            1GB                         | lots                       | clerk.yaml:5:20: expected a size such as 1GB
            role: clerk                 | role: boss                 | clerk.yaml:1:7: expected the name of the file, found 'boss'
            from_cloudtrail_readready   | from_cloudtrail_raw        | expected a readready table
            stars                       | smear                      | expected hash, stars or last-4, found 'smear'
            {in: [eu-central-1, "it's"]} | {}                        | expected 'in' or 'starts-with'
            """, quoteCharacter = '~')
    void aWrongFileIsRefusedWithItsPlace(String right, String wrong, String error) {
        assertThatThrownBy(() -> policies(GOOD.replace(right, wrong)))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining(error);
    }

    @Test
    void anUnknownRoleNamesTheKnownOnes() {
        Policies bundled = Policies.of("", Sources.bundled());

        assertThat(bundled.roles()).containsExactly("analyst", "auditor", "manager");
        assertThatThrownBy(() -> bundled.of("boss"))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("there is no role 'boss': use one of analyst, auditor, manager");
    }

    @Test
    void noBundledRoleSeesARawTable() {
        Policies bundled = Policies.of("", Sources.bundled());
        List<String> raw = Sources.bundled().all().stream()
                .map(source -> source.raw().name())
                .toList();

        bundled.roles().forEach(role -> assertThat(bundled.of(role).tables())
                .extracting(AllowedTable::name)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(raw));
    }

    private Policies policies(String clerk) throws IOException {
        Files.writeString(folder.resolve("clerk.yaml"), clerk);
        return Policies.of(folder.toString(), Sources.bundled());
    }
}
