package routes.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.failures.LakeException;
import routes.failures.Reason;

class TableFileTest {
    private static final String GOOD = """
            source: door
            description: Doors.
            format: json-records
            records: /Records
            placement:
              - name: doors
                key: '(?<day>\\d{8})/[^/]+'
                partition: {logcalendarday: '${day}'}
            raw:
              table: from_door_raw
              comment: As delivered.
              partition:
                - {name: logcalendarday, type: int, comment: Day.}
              columns:
                - {name: records, type: 'array<string>', comment: Events.}
              serde: {input: a.In, output: a.Out, library: a.Serde}
            readready:
              table: from_door_readready
              comment: Flat.
              identity: id
              eventtime: at
              sort: [id, at]
              columns:
                - {name: id, from: /id, type: string, bloom: true, comment: Identity.}
                - {name: at, from: [/at, /time], type: timestamp, comment: When.}
                - {name: f_badge, from: /badge, after-last: '-', type: string, comment: Badge.}
                - {name: extra_json, rest: true, type: json, comment: Rest.}
            """;

    @Test
    void aTableFileSaysEverythingAboutItsTables() {
        Source door = Sources.parse(Map.of("door.yaml", GOOD)).source("door");

        assertThat(door.shards()).isEqualTo(1);
        assertThat(door.version())
                .matches("[0-9a-f]{12}")
                .isEqualTo(door.readready().version());
        assertThat(door.readready().glueColumns())
                .contains(new GlueColumn("at", "timestamp", "When."), new GlueColumn("extra_json", "string", "Rest."));
        assertThat(door.readready().partitionKeys())
                .extracting(GlueColumn::name)
                .containsExactly("logcalendarday");
        assertThat(door.readready().columns().get(1).from())
                .extracting(JsonPath::toString)
                .containsExactly("/at", "/time");
        assertThat(door.raw().partitionKeys()).extracting(GlueColumn::type).containsExactly("int");
    }

    @Test
    void aSourceThatTheLakeWritesItselfSaysSo() {
        assertThat(Sources.parse(Map.of("door.yaml", GOOD)).source("door").bookkeeping())
                .isFalse();
        assertThat(Sources.parse(Map.of("door.yaml", GOOD + "bookkeeping: true\n"))
                        .source("door")
                        .bookkeeping())
                .isTrue();
    }

    @Test
    void theVersionChangesWithEveryLetter() {
        String other = GOOD.replace("Doors.", "Doors!");

        assertThat(version(other)).isNotEqualTo(version(GOOD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    records: /Records            | recrods: /Records          | 4:10 | found 'recrods'
                    records: /Records            | records: Records           | 4:10 | a JSON pointer
                    description: Doors.          | description: 12            | 2:14 | put it in quotes
                    description: Doors.          | description: NO            | 2:14 | put it in quotes
                    description: Doors.          | source: door               | 2:1  | a second 'source'
                    source: door                 | source: gate               | 1:9  | rename the source to door
                    format: json-records         | format: csv                | 3:9  | one of [json-records
                    (?<day>                      | (?<day                     | 7:10 | a regular expression
                    '${day}'                     | '${month}'                 | 8:33 | found ${month}
                    {logcalendarday: '${day}'}   | {day: '${day}'}            | 8:16 | the partition columns [logcalendarday]
                    identity: id                 | identity: di               | 20:13 | name one of [id, at, f_badge, extra_json]
                    eventtime: at                | eventtime: id              | 21:14 | a column of type [TIMESTAMP]
                    sort: [id, at]               | sort: [id, extra_json]     | 22:14 | of type JSON
                    sort: [id, at]               | sort: [id, id]             | 22:14 | each sort column once
                    {name: at                    | {name: id                  | 25:7 | a second 'id'
                    from: /id                    | from: id                   | 24:24 | a JSON pointer, found 'id'
                    from: /id                    | from: /a~2                 | 24:24 | ~1 is a slash
                    records: /Records            | records: /Records\\nbookkeeping: 'true' | 5:14 | true or false
                    bloom: true                  | bloom: 'true'              | 24:50 | true or false
                    type: timestamp              | type: date                 | 25:44 | one of the types string, timestamp
                    rest: true, type: json       | type: json                 | 27:7 | either 'from' or
                    {name: f_badge               | {name: F_badge             | 26:14 | a name of small letters
                    comment: Flat.               | comment: Flat.\\n  extra: 1    | 20:10 | found 'extra'
                    comment: Flat.               |                            | 18:3 | the field 'comment'
                    - {name: id, from            | - &a {name: id, from       | 24:7 | no anchors
                    """)
    void whatIsNotUnderstoodIsRefusedWithItsPlace(String good, String bad, String place, String told) {
        String broken = GOOD.replace(good, bad == null ? "" : bad.replace("\\n", "\n"));

        assertThat(broken).isNotEqualTo(GOOD);
        LakeException refusal =
                catchThrowableOfType(LakeException.class, () -> Sources.parse(Map.of("door.yaml", broken)));
        assertThat(refusal.reason()).isEqualTo(Reason.BAD_CONFIGURATION);
        assertThat(refusal)
                .hasMessageStartingWith("tables/door.yaml:" + place + ": expected ")
                .hasMessageContaining(told);
    }

    @Test
    void brokenYamlIsRefusedWithItsPlace() {
        LakeException refusal = catchThrowableOfType(
                LakeException.class, () -> Sources.parse(Map.of("door.yaml", "source: [door\nformat: x")));

        assertThat(refusal.reason()).isEqualTo(Reason.BAD_CONFIGURATION);
        assertThat(refusal).hasMessageContaining("door.yaml:2:");
    }

    @Test
    void twoSourcesDoNotShareATable() {
        String gate = GOOD.replace("source: door", "source: gate");
        LakeException refusal = catchThrowableOfType(
                LakeException.class, () -> Sources.parse(Map.of("door.yaml", GOOD, "gate.yaml", gate)));

        assertThat(refusal).hasMessageContaining("from_door_raw is declared twice, by door and gate");
    }

    @Test
    void anUnknownSourceIsAnsweredWithTheKnownOnes() {
        LakeException refusal = catchThrowableOfType(LakeException.class, () -> Sources.parse(Map.of("door.yaml", GOOD))
                .source("window"));

        assertThat(refusal).hasMessageContaining("no source 'window'").hasMessageContaining("[door]");
    }

    private static String version(String yaml) {
        return Sources.parse(Map.of("door.yaml", yaml)).source("door").version();
    }
}
