package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.cli.Words.Said;
import routes.manifest.Manifest;
import routes.manifest.Seal;

/** Days done again by command, beside a running lake that takes nothing by itself. Each test takes days of its own. */
class BackfillTest {
    @TempDir
    static Path folder;

    private static QuietLake quiet;

    @BeforeAll
    static void start() {
        quiet = QuietLake.start(folder);
    }

    @AfterAll
    static void stop() {
        quiet.close();
    }

    @Test
    void aDayThatIsRunAgainHasTheSameContent() {
        quiet.dropMany("2026-09-01", "again", 12);
        assertThat(quiet.backfill("2026-09-01", "--missing").exit()).isZero();
        assertThat(quiet.ids("2026-09-01")).hasSize(12);
        Seal before = quiet.sealNow("2026-09-01");

        Said said = quiet.backfill("2026-09-01");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("12 objects listed, 12 read, 12 rows").contains(before.contentHash());
        Seal after = quiet.seal("2026-09-01").orElseThrow();
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.contentHash()).isEqualTo(before.contentHash());
        assertThat(after.files()).isEqualTo(before.files());
        assertThat(quiet.ids("2026-09-01")).hasSize(12);
    }

    @Test
    void whatTheSourceDoesNotHoldAnyMoreLeavesAllAtOnce() {
        quiet.drop("2026-09-02", "shrunk-1", "shrunk-2", "shrunk-3");
        quiet.backfill("2026-09-02", "--missing");
        quiet.removeRaw("2026-09-02", "shrunk-2");

        Said half = quiet.backfill("2026-09-02", "--max-rows", "1");
        assertThat(half.exit()).isEqualTo(Cli.SOMETHING_TO_DO);
        assertThat(quiet.ids("2026-09-02"))
                .as("nothing leaves before all is there")
                .hasSize(3);
        assertThat(quiet.backfill("2026-09-02").exit()).isZero();
        assertThat(quiet.ids("2026-09-02")).containsExactly("shrunk-1", "shrunk-3");

        quiet.removeRaw("2026-09-02", "shrunk-1");
        quiet.removeRaw("2026-09-02", "shrunk-3");
        assertThat(quiet.backfill("2026-09-02").exit()).isZero();
        assertThat(quiet.ids("2026-09-02")).isEmpty();
    }

    @Test
    void aDayThatLostAllItsObjectsBeforeItWasEverSealedIsEmpty() {
        quiet.drop("2026-09-03", "vanished");
        quiet.backfill("2026-09-03", "--missing");
        assertThat(quiet.ids("2026-09-03")).containsExactly("vanished");
        quiet.removeRaw("2026-09-03", "vanished");

        assertThat(quiet.backfill("2026-09-03").exit()).isZero();

        assertThat(quiet.ids("2026-09-03")).isEmpty();
    }

    @Test
    void aRunThatWasBegunBeforeAnObjectLeftIsBegunAnew() {
        quiet.drop("2026-09-04", "left-1", "left-2", "left-3");
        quiet.backfill("2026-09-04", "--missing");
        assertThat(quiet.backfill("2026-09-04", "--max-rows", "2").exit()).isEqualTo(Cli.SOMETHING_TO_DO);
        quiet.removeRaw("2026-09-04", "left-1");

        assertThat(quiet.backfill("2026-09-04").exit()).isZero();

        assertThat(quiet.ids("2026-09-04")).containsExactly("left-2", "left-3");
    }

    @Test
    void anObjectCutAnywhereInItsLastBytesShowsNoRowAndComesInWhenItIsRepaired() {
        byte[] whole = TestLake.gzip(Trail.fileAt("2026-09-05T12:00:00Z", "cut"));
        List<String> keys = IntStream.rangeClosed(1, 16)
                .mapToObj(cut -> QuietLake.key("2026-09-05", "cut-by-" + cut))
                .toList();
        for (int cut = 1; cut <= 16; cut++) {
            quiet.lake.drop("cloudtrail", keys.get(cut - 1), Arrays.copyOf(whole, whole.length - cut));
        }
        Said broken = quiet.backfill("2026-09-05", "--missing");
        assertThat(broken.out()).contains("16 quarantined");
        assertThat(quiet.lake.quarantined(QuietLake.ROWS)).containsOnlyKeys(keys);
        assertThat(quiet.ids("2026-09-05")).isEmpty();

        keys.forEach(key -> quiet.lake.drop("cloudtrail", key, whole));
        assertThat(quiet.backfill("2026-09-05", "--missing").out()).contains("16 objects listed, 16 read");

        assertThat(quiet.ids("2026-09-05")).containsOnly("cut");
        assertThat(quiet.sealNow("2026-09-05").rows()).isOne();
    }

    @Test
    void whatIsNoLongerExcludedComesInAndWhatIsNowExcludedLeaves() {
        String sandbox = "999988887777";
        String key = QuietLake.key("2026-09-06", "sandbox").replace(Trail.ACCOUNT, sandbox);
        quiet.drop("2026-09-06", "kept");
        quiet.lake.dropGzip("cloudtrail", key, Trail.fileAt("2026-09-06T12:00:00Z", "sandbox"));
        assertThat(quiet.backfill("2026-09-06", "--missing").out()).contains("1 excluded by sandbox-account");
        assertThat(quiet.ids("2026-09-06")).containsExactly("kept");

        quiet.filters.edit("exclusions.yaml", text -> text.replace(sandbox, "999988887778"));
        try {
            assertThat(quiet.backfill("2026-09-06", "--missing").exit()).isZero();
            assertThat(quiet.ids("2026-09-06")).containsExactly("kept", "sandbox");
        } finally {
            quiet.filters.edit("exclusions.yaml", text -> text.replace("999988887778", sandbox));
        }

        assertThat(quiet.backfill("2026-09-06").exit()).isZero();
        assertThat(quiet.ids("2026-09-06")).containsExactly("kept");
    }

    @Test
    void noDayOutsideIsTouchedAndNoMoreDaysThanAllowed() {
        for (int day = 10; day <= 15; day++) {
            quiet.drop("2026-09-" + day, "bounded-" + day);
        }

        Said first = quiet.backfillSpan("2026-09-11", "2026-09-14", "--max-days", "3", "--missing");

        assertThat(first.exit()).isEqualTo(Cli.SOMETHING_TO_DO);
        assertThat(first.out())
                .contains(
                        "next: ./loglake backfill --source cloudtrail --from 2026-09-14 --to 2026-09-14 --missing --max-days 3");
        assertThat(IntStream.rangeClosed(10, 15).filter(day -> isTaken(day))).containsExactly(11, 12, 13);
        assertThat(quiet.backfill("2026-09-14", "--missing", "--max-days", "3").exit())
                .isZero();
        assertThat(IntStream.rangeClosed(10, 15).filter(day -> isTaken(day))).containsExactly(11, 12, 13, 14);
    }

    private static boolean isTaken(int day) {
        return !quiet.manifests("2026-09-" + day).all().isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-09-16, --missing", "2026-09-17, --json"})
    void noMoreRowsAreCommittedThanAllowed(String day, String kind) {
        IntStream.range(0, 6)
                .forEach(i -> quiet.lake.dropGzip(
                        "cloudtrail",
                        QuietLake.key(day, "rows-" + i),
                        Trail.fileAt(day + "T12:00:00Z", "row-" + i + "a", "row-" + i + "b", "row-" + i + "c")));
        long before = 0;
        int runs = 0;
        while (quiet.backfill(day, "--max-rows", "7", kind).exit() == Cli.SOMETHING_TO_DO && runs++ < 10) {
            long now = rows(day);
            assertThat(now - before).isBetween(1L, 7L);
            before = now;
        }

        assertThat(quiet.ids(day)).hasSize(18);
        assertThat(runs).isBetween(2, 3);
    }

    private static long rows(String day) {
        return quiet.manifests(day).all().stream().mapToLong(Manifest::rows).sum();
    }

    @Test
    void anObjectOfMoreRowsThanAllowedIsNotTakenAndItIsSaidWhy() {
        quiet.lake.dropGzip(
                "cloudtrail",
                QuietLake.key("2026-09-18", "big"),
                Trail.fileAt("2026-09-18T12:00:00Z", "big-1", "big-2"));

        Said said = quiet.backfill("2026-09-18", "--max-rows", "1", "--missing");

        assertThat(said.exit()).isEqualTo(Cli.SOMETHING_TO_DO);
        assertThat(said.err()).contains("the next object alone holds more");
        assertThat(quiet.manifests("2026-09-18").all()).isEmpty();
    }

    @Test
    void aDryRunTellsWhatItWouldReadAndChangesNothing() {
        quiet.drop("2026-09-19", "planned-1", "planned-2");

        Said dry = quiet.backfill("2026-09-19", "--dry-run", "--missing");
        assertThat(dry.exit()).isEqualTo(Cli.SOMETHING_TO_DO);
        assertThat(dry.out()).contains("2026-09-19: 2 objects to read").contains("of 2");
        assertThat(quiet.manifests("2026-09-19").all()).isEmpty();

        Said json = quiet.backfill("2026-09-19", "--missing", "--json");
        assertThat(json.out()).contains("\"day\" : 20260919", "\"read\" : 2", "\"next\" : null");
        assertThat(quiet.backfill("2026-09-19", "--dry-run", "--missing").exit())
                .isZero();
        assertThat(quiet.backfill("2026-09-19", "--dry-run").exit()).isEqualTo(Cli.SOMETHING_TO_DO);
        assertThat(quiet.manifests("2026-09-19").all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30, 2026-03-01, cloudtrail, 2, 'is no day; expected one like 2026-11-20, 20261120, T-7d'",
        "yesterday, T, cloudtrail, 2, 'is no day; expected one like'",
        "2026-03-02, 2026-03-01, cloudtrail, 2, the first day lies after the last",
        "0, 2026-03-01, cloudtrail, 2, it goes with no other",
        "T-1d, T, cloudtrial, 5, there is no source 'cloudtrial'"
    })
    void whatCannotBeMeantIsAnErrorThatSaysWhatIsExpected(
            String from, String to, String source, int exit, String message) {
        Said said = quiet.words().say("backfill", "--source", source, "--from", from, "--to", to);

        assertThat(said.exit()).isEqualTo(exit);
        assertThat(said.err()).contains(message.replaceAll("^'|'$", ""));
    }

    @Test
    void twoRunsAtOnceDoNoHarm() {
        quiet.dropMany("2026-09-20", "twice", 6);
        for (String kind : List.of("--missing", "--json")) {
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> assertThat(
                                            quiet.backfill("2026-09-20", kind).exit())
                                    .isZero()))
                            .limit(2)
                            .toArray(CompletableFuture[]::new))
                    .join();
            assertThat(quiet.ids("2026-09-20")).hasSize(6).doesNotHaveDuplicates();
        }
    }

    @Test
    void objectsWhoseKeysTellNoDayAreDayZero() {
        String key = "sessions/jane.doe-0b7c1cc185ccf51a9.dms";
        quiet.lake.drop("cloudwatch", key, TestLake.gzip("not a transcript"));

        Said said = quiet.words()
                .say("backfill", "--source", "cloudwatch", "--from", "0", "--to", "0", "--missing", "--dry-run");

        assertThat(said.out()).contains("of 1");
    }
}
