package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.cli.Words.Said;

/** The command edits the file also when no lake runs, and never without being told to. */
class SwitchCommandTest {
    private static final String WHY = "Its producer writes broken files.";

    @TempDir
    Path folder;

    private FilterFolder filters;
    private Words words;

    @BeforeEach
    void copy() throws IOException {
        filters = FilterFolder.copiedTo(folder.resolve("filters"));
        words = new Words(
                folder.resolve("data"),
                Files.writeString(folder.resolve("lake.properties"), "loglake.filters.dir=" + filters.folder() + "\n"));
    }

    @Test
    void whatIsTurnedOffIsListedAndTurnedOnAgainAndTheFileIsAsItWas() throws IOException {
        String before = text();

        Said off = say("off", "cloudwatch", "--drop", "--until", "2h", "--ticket", "7731 b", "--reason", WHY, "--yes");
        assertThat(off.exit()).as(off.toString()).isZero();
        assertThat(off.out())
                .contains("objects of cloudwatch are dropped until", "./loglake backfill --source cloudwatch --from")
                .contains("how many messages wait now cannot be told", "no lake runs here")
                .contains("./loglake switch on switch-7731-b");
        assertThat(text()).startsWith(before.replace("switches: []\n", "switches:\n  - id: switch-7731-b\n"));
        say("off", "--all", "--pause", "--ticket", "7731 b", "--reason", WHY, "--by", "jane", "--yes");

        assertThat(say("list").out())
                .contains("switch-7731-b  cloudwatch: drop until 20")
                .contains("switch-7731-b-2  everything: pause by jane (7731 b): " + WHY)
                .doesNotContain("everything is on");
        assertThat(say("list", "--json").out())
                .contains("\"taken\" : null", "\"source\" : \"cloudwatch\"", "\"all\" : true", "\"over\" : false");

        assertThat(say("on", "cloudwatch", "--yes").out()).contains("still off by switch-7731-b-2: everything: pause");
        assertThat(say("on", "--all", "--dry-run").exit()).isEqualTo(Cli.SOMETHING_TO_DO);
        assertThat(say("on", "--all", "--yes").exit()).isZero();
        assertThat(text()).isEqualTo(before);
        assertThat(say("list").out()).isEqualTo("everything is on\n");
        assertThat(say("on", "cloudwatch").out()).contains("cloudwatch is on");
    }

    @Test
    void withoutATerminalItDoesNothingUnlessToldTo() throws IOException {
        String before = text();
        String[] off = {"off", "cloudwatch", "--pause", "--ticket", "INC-1", "--reason", WHY};

        Said asked = say(off);
        assertThat(asked.exit()).isEqualTo(2);
        assertThat(asked.err()).contains("repeat it with --yes");
        Said dry = say(with(off, "--dry-run"));
        assertThat(dry.exit()).isEqualTo(Cli.SOMETHING_TO_DO);
        assertThat(dry.out()).contains("cloudwatch is paused until somebody turns it on", "nothing was changed");
        assertThat(text()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "off cloudwach --pause --ticket I --reason broken-files|2|there is no cloudwach; use one of",
                "off cloudwatch --drop --ticket I --reason broken-files|2|a drop needs 'until'",
                "off cloudwatch --pause --ticket I --reason short|2|reason must be at least 10 characters",
                "off cloudwatch --pause --ticket I --reason broken-files --until soon|2|say 2h, 09:00 (UTC) or 2026",
                "off cloudwatch --pause --ticket I --reason broken-files --until 2020-01-01T00:00:00Z|2|is over already",
                "off cloudwatch --ticket I --reason broken-files|2|--pause",
                "off --pause --ticket I --reason broken-files|2|--table",
                "off cloudwatch --all --pause --ticket I --reason broken-files|2|mutually exclusive",
                "on|2|--table",
            })
    void whatIsNotUnderstoodIsSaid(String line, int exit, String sentence) throws IOException {
        String before = text();
        Said said = say(line.split(" "));

        assertThat(said.exit()).as(said.toString()).isEqualTo(exit);
        assertThat(said.err()).contains(sentence).doesNotContain("switches.yaml:");
        assertThat(text()).isEqualTo(before);
    }

    @Test
    void aBadFileIsNotTouched() throws IOException {
        filters.edit("switches.yaml", text -> text.replace("switches: []", "switches: [{id: x}]"));

        Said said = say("off", "cloudwatch", "--pause", "--ticket", "INC-1", "--reason", WHY, "--yes");

        assertThat(said.exit()).isEqualTo(Cli.REFUSED);
        assertThat(said.err()).contains("switches.yaml:", "'off' is missing");
        assertThat(text()).contains("switches: [{id: x}]");
    }

    @Test
    void twoProcessesAtOnceLoseNoEdit() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (String source : List.of("cloudtrail", "cloudwatch")) {
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Cli.class.getName()));
            line.addAll(List.of("switch", "off", source, "--pause", "--ticket", "INC-1", "--reason", WHY, "--yes"));
            line.addAll(List.of(
                    "--data",
                    words.data().toString(),
                    "--config",
                    words.config().toString()));
            processes.add(new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(source + ".log").toFile())
                    .start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(say("list").out()).contains("inc-1  ", "inc-1-2  ", "cloudtrail: pause", "cloudwatch: pause");
    }

    @Test
    void timesAreUnderstoodInUtc() {
        Instant now = Instant.parse("2026-11-21T08:30:00Z");
        assertThat(Until.parse("09:00", now)).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(Until.parse("08:30", now)).isEqualTo("2026-11-22T08:30:00Z");
        assertThat(Until.parse("90m", now)).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(Until.parse("3d", now)).isEqualTo("2026-11-24T08:30:00Z");
        assertThat(Until.parse("2026-12-01T00:00:00Z", now)).isEqualTo("2026-12-01T00:00:00Z");
        assertThatThrownBy(() -> Until.parse("9", now)).hasMessageContaining("--until 9 is no time");
    }

    private Said say(String... line) {
        return words.say(with(new String[] {"switch"}, line));
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String text() throws IOException {
        return Files.readString(filters.folder().resolve("switches.yaml"));
    }
}
