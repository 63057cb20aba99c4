package routes.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import routes.failures.LakeException;
import routes.tables.Sources;

/** A command edits the file as a careful person would: one switch comes or goes, all else stays. */
class SwitchesFileTest {
    private static final String HEAD = "apiVersion: loglake/v1\nkind: Switches\n";
    private static final Instant SINCE = Instant.parse("2026-11-20T21:14:00Z");
    private static final String FIRST = """
              - id: inc-1
                off: {table: from_cloudtrail_raw}   # und nicht mehr 😀
                effect: pause
                reason: >
                  Its producer writes
                  broken files.
                by: jane.doe
                since: 2026-11-19T00:00Z
            """;
    private static final String SECOND = """
              # The second one.
              - {id: inc-2, off: {all: true}, effect: pause, reason: "A rehearsal, all of it.", by: sam, since: 2026-11-19T00:00Z}
            """;
    private static final String ADDED = """
              - id: inc-3
                off: {source: cloudwatch}
                effect: drop
                reason: "Firehose says \\"no\\": 10% of gzip is broken."
                ticket: "INC-3"
                by: "on-call.lee"
                since: "2026-11-20T21:14:00Z"
                until: "2026-11-21T09:00:00Z"
            """;

    @TempDir
    Path folder;

    static Stream<String[]> texts() {
        return Stream.of(
                new String[] {
                    HEAD + "# Mind this.\nswitches: []  # none\n# The end.\n",
                    HEAD + "# Mind this.\nswitches:  # none\n" + ADDED + "# The end.\n"
                },
                new String[] {HEAD + "switches: []", HEAD + "switches:\n" + ADDED.stripTrailing()},
                new String[] {
                    HEAD + "switches:\n" + FIRST + "# The end.\n", HEAD + "switches:\n" + FIRST + ADDED + "# The end.\n"
                },
                new String[] {
                    "switches:\n" + FIRST + "\n" + SECOND + HEAD, "switches:\n" + FIRST + "\n" + SECOND + ADDED + HEAD
                },
                new String[] {
                    (HEAD + "switches:\n" + SECOND).replace("\n", "\r\n"),
                    (HEAD + "switches:\n" + SECOND + ADDED).replace("\n", "\r\n")
                },
                new String[] {
                    HEAD + "switches:\n" + SECOND.replace("  #", "#").replace("  - ", "- "),
                    HEAD + "switches:\n" + SECOND.replace("  #", "#").replace("  - ", "- ")
                            + ADDED.replaceAll("(?m)^ {2}", "")
                });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aSwitchComesAndGoesAndNothingElseChanges(String before, String after) throws IOException {
        write(before);

        assertThat(file().add(present -> dropped("inc-3"))).isEqualTo(dropped("inc-3"));
        assertThat(Files.readString(file().path())).isEqualTo(after);
        assertThat(file().load().list()).contains(dropped("inc-3"));

        file().remove("inc-3");
        assertThat(Files.readString(file().path()).replace("switches: []", "switches:"))
                .isEqualTo(before.replace("switches: []", "switches:"));
    }

    @Test
    void eachOfSeveralCanGo() throws IOException {
        String flow = "switches: [" + SECOND.lines().toList().get(1).strip().substring(2) + "]\n";
        write(HEAD + flow);
        file().add(present -> dropped("inc-3"));
        file().add(present -> dropped("inc-4"));
        file().remove("inc-3");
        assertThat(ids()).containsExactly("inc-2", "inc-4");
        file().remove("inc-2");
        file().remove("inc-9");
        assertThat(ids()).containsExactly("inc-4");
        file().remove("inc-4");
        assertThat(Files.readString(file().path())).isEqualTo(HEAD + "switches: []\n");

        write("switches:\n" + FIRST + "\n" + SECOND + HEAD);
        file().remove("inc-1");
        assertThat(Files.readString(file().path())).isEqualTo("switches:\n\n" + SECOND + HEAD);
        file().remove("inc-2");
        assertThat(Files.readString(file().path())).isEqualTo("switches: []\n\n  # The second one.\n" + HEAD);
    }

    @Test
    void withoutAFileOneIsMadeAndALinkStaysALink() throws IOException {
        file().add(present -> dropped("inc-3"));
        assertThat(ids()).containsExactly("inc-3");

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path real = Files.move(file().path(), elsewhere.resolve("real.yaml"));
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
        Files.createSymbolicLink(file().path(), real);
        file().add(present -> dropped("inc-4"));

        assertThat(file().path()).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-rw----");
        assertThat(ids()).containsExactly("inc-3", "inc-4");
        assertThat(elsewhere).isDirectoryContaining(path -> path.endsWith("real.yaml"));
    }

    @Test
    void manyAtOnceLoseNoEdit() {
        List<CompletableFuture<Switch>> edits = IntStream.range(0, 24)
                .mapToObj(number -> CompletableFuture.supplyAsync(() ->
                        file().add(present -> dropped("inc-" + present.list().size()))))
                .toList();
        edits.forEach(CompletableFuture::join);

        assertThat(ids()).hasSize(24).doesNotHaveDuplicates();
    }

    @Test
    void aBadFileOrSwitchIsNeverWritten() throws IOException {
        write(HEAD + "switches: [{id: inc-1}]\n");
        assertThatThrownBy(() -> file().add(present -> dropped("inc-3"))).hasMessageContaining("'reason' is missing");
        assertThat(Files.readString(file().path())).isEqualTo(HEAD + "switches: [{id: inc-1}]\n");

        write(HEAD + "switches: []\n");
        Switch endless = switchOf("inc-3", Target.source("cloudwatch"), Effect.DROP, null);
        assertThatThrownBy(() -> file().add(present -> endless)).hasMessageContaining("a drop needs 'until'");
        assertThatThrownBy(() -> file().check(present -> endless)).hasMessageContaining("a drop needs 'until'");
        assertThat(Files.readString(file().path())).isEqualTo(HEAD + "switches: []\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "SOURCE|cloudwatch|PAUSE|2026-12-03T21:14:00Z|-",
                "SOURCE|cloudwatch|PAUSE|2026-12-03T21:14:01Z|switches.yaml:11:12 F016 the pause is longer than 13 days: the queue keeps a message for 14 days",
                "ALL||PAUSE|2026-12-31T00:00:00Z|F016 the pause is longer than 13 days",
                "TABLE|from_cloudtrail_raw|PAUSE|2027-11-20T21:14:00Z|-",
                "SOURCE|cloudwatch|DROP|2027-11-20T21:14:00Z|-",
                "SOURCE|cloudwatch|PAUSE|-|-",
                "SOURCE|cloudwatch|PAUSE|2026-11-20T21:14:00Z|until 2026-11-20T21:14:00Z is not after since",
                "SOURCE|cloudwach|PAUSE|-|F015 there is no cloudwach; use one of",
                "TABLE|from_cloudtrail|PAUSE|-|F015 there is no table from_cloudtrail; use one of",
                "SOURCE|readready|PAUSE|-|-",
                "SOURCE|readready|DROP|2026-11-21T00:00:00Z|own bookkeeping",
                "SOURCE|decisions|DROP|2026-11-21T00:00:00Z|own bookkeeping",
                "TABLE|loglake_decisions|DROP|2026-11-21T00:00:00Z|own bookkeeping",
                "ALL||DROP|2026-11-21T00:00:00Z|-",
            })
    void whatCannotBeIsRefused(
            Target.Kind kind, @Nullable String name, Effect effect, @Nullable String until, @Nullable String refusal)
            throws IOException {
        write(HEAD + "switches: []\n");
        Switch one = switchOf(
                "inc-3",
                new Target(kind, name == null ? "" : name),
                effect,
                until == null ? null : Instant.parse(until));
        if (refusal == null) {
            file().check(present -> one);
        } else {
            assertThatThrownBy(() -> file().check(present -> one))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining(refusal);
        }
    }

    private SwitchesFile file() {
        return new SwitchesFile(folder, Sources.bundled(), off -> Optional.of(Duration.ofDays(14)));
    }

    private List<String> ids() {
        return file().load().list().stream().map(Switch::id).toList();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("switches.yaml"), text);
    }

    private static Switch dropped(String id) {
        return switchOf(id, Target.source("cloudwatch"), Effect.DROP, Instant.parse("2026-11-21T09:00:00Z"));
    }

    private static Switch switchOf(String id, Target off, Effect effect, @Nullable Instant until) {
        return new Switch(
                id, off, effect, "Firehose says \"no\": 10% of gzip is broken.", "INC-3", "on-call.lee", SINCE, until);
    }
}
