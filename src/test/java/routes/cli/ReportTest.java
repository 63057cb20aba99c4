package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import routes.completeness.Accounted;
import routes.completeness.Fate;
import routes.completeness.Fault;
import routes.completeness.Records;
import routes.completeness.Report;
import routes.events.S3Object;

class ReportTest {
    private static final String BACKFILL =
            "./loglake backfill --source cloudtrail --from 2026-11-20 --to 2026-11-20 --missing";

    @Test
    void aPersonReadsCountsNamesAndCommands() {
        List<String> lines = ReportText.lines(report(22), 0.84);

        assertThat(String.join("\n", lines)).startsWith("""
                cloudtrail, delivered 2026-11-20     objects           bytes     share
                listed at the source                      27           2,700  100.00 %   12 LISTs
                  in the lake                              1             100    3.70 %
                  excluded by a rule                       1             100    3.70 %   sandbox-account 1 (CHG-48121)
                  quarantined                              1             100    3.70 %   broken-gzip 1
                  dead letters                             1             100    3.70 %   no-placement 1; ./loglake dlq list
                  waiting                                  1             100    3.70 %   switch inc-7731 1
                  not accounted for                       22           2,200   81.48 %
                1 objects are in the lake that the source no longer lists
                records read 10 = rows 7 + duplicates removed 2 + quarantined 1
                  s3://trail/lost-0
                """).endsWith("""
                  s3://trail/lost-19
                  and 2 more (--json names all)
                x.orc is missing
                to mend it: ./loglake backfill --source cloudtrail --from 2026-11-20 --to 2026-11-20 --missing
                to mend it: ./loglake rebuild
                NOT complete in 0.8 s""");
    }

    @Test
    void aProgramReadsTheSameKeysWhateverWasFound() throws Exception {
        JsonNode bad = new ObjectMapper().readTree(ReportJson.of(List.of(report(22)), 840));
        JsonNode good = new ObjectMapper().readTree(ReportJson.of(List.of(report(0)), 840));

        assertThat(names(bad)).containsExactly("complete", "days", "millis");
        assertThat(names(bad.at("/days/0")))
                .isEqualTo(names(good.at("/days/0")))
                .containsExactly(
                        "source",
                        "table",
                        "day",
                        "complete",
                        "listed",
                        "inLake",
                        "excluded",
                        "quarantined",
                        "dead",
                        "waiting",
                        "unaccounted",
                        "records",
                        "faults",
                        "mend");
        assertThat(bad.at("/days/0/unaccounted/keys")).hasSize(22);
        assertThat(bad.at("/days/0/unaccounted/keys/0/uri").asText()).isEqualTo("s3://trail/lost-0");
        assertThat(bad.at("/days/0/excluded/rules/0").toString())
                .isEqualTo("{\"rule\":\"sandbox-account\",\"ticket\":\"CHG-48121\",\"objects\":1}");
        assertThat(bad.at("/days/0/quarantined/reasons/broken-gzip").asInt()).isOne();
        assertThat(bad.at("/days/0/mend/0").asText()).isEqualTo(BACKFILL);
    }

    private static Report report(int lost) {
        List<Accounted> objects = new ArrayList<>(List.of(
                new Accounted(object("in"), Fate.IN_LAKE, ""),
                new Accounted(object("excluded"), Fate.EXCLUDED, "sandbox-account"),
                new Accounted(object("broken"), Fate.QUARANTINED, "broken-gzip"),
                new Accounted(object("dead"), Fate.DEAD, "no-placement"),
                new Accounted(object("waiting"), Fate.WAITING, "switch inc-7731")));
        IntStream.range(0, lost)
                .forEach(n -> objects.add(new Accounted(object("lost-" + n), Fate.UNACCOUNTED, BACKFILL)));
        return new Report(
                "cloudtrail",
                "from_cloudtrail_readready",
                20261120,
                objects,
                12,
                1,
                new Records(10, 7, 2, 1),
                Map.of("sandbox-account", "CHG-48121"),
                lost == 0 ? List.of() : List.of(new Fault("x.orc is missing", "./loglake rebuild")));
    }

    private static S3Object object(String key) {
        return new S3Object("trail", key, 100, "etag", null, "", Instant.EPOCH);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
