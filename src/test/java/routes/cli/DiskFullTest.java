package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.manifest.Manifest;

/** A disk that is really full, a small one of the lake's own: the lake pauses, acknowledges nothing, and goes on when there is room. */
class DiskFullTest {
    private static final String ROWS = "from_cloudtrail_readready";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration FULL = Duration.ofSeconds(6);
    private static final int BEFORE = 20;
    private static final int FILES = 60;

    @TempDir
    Path folder;

    @Test
    void theDiskOfTheLocalAws() throws Exception {
        Path data = folder.resolve("data");
        goesOnWhenThereIsRoom(data, data, 64);
    }

    @Test
    void theDiskOnWhichFilesAreBuilt() throws Exception {
        Path data = folder.resolve("data");
        goesOnWhenThereIsRoom(data, data.resolve("temp"), 8);
    }

    private void goesOnWhenThereIsRoom(Path data, Path small, int megabytes) throws Exception {
        assumeTrue(mayMount(), "this machine lets nobody mount a small disk: a full one is not tried");
        String port = Integer.toString(Ports.from(19_800, false));
        try (ChildLake child = ChildLake.startOnSmallDisk(data, small, megabytes, "--port", port)) {
            DataDirectory.RunningLake running = child.up();
            try (TestLake lake = TestLake.at(running.endpoints(), running.observe());
                    Load load = new Load(lake)) {
                load.files(0, BEFORE).join();
                awaitArrived(lake, BEFORE);

                Path filler = child.inside(small).resolve("filler");
                fill(filler);
                CompletableFuture<Void> loading = load.files(BEFORE, FILES);
                await().during(FULL).atMost(FULL.plusSeconds(20)).untilAsserted(() -> {
                    assertThat(arrived(lake)).isEqualTo(BEFORE);
                    assertThat(lake.observe("health")).contains("UP");
                });
                assertThat(child.log()).contains("No space left on device");
                Files.delete(filler);

                loading.join();
                awaitArrived(lake, FILES);
                assertThat(lake.ask("select eventid from " + ROWS).rows())
                        .extracting(row -> row.get(0))
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, FILES)
                                .boxed()
                                .flatMap(file -> Load.eventIds(file).stream())
                                .toList());
                assertThat(lake.deadLetters("cloudtrail-dead")).isEmpty();
            }
        }
    }

    private static void awaitArrived(TestLake lake, int files) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(arrived(lake)).isEqualTo(files);
            lake.awaitIdle();
        });
    }

    private static long arrived(TestLake lake) {
        return lake.manifestsOf(ROWS).stream()
                .mapToLong((Manifest manifest) -> manifest.objects().size())
                .sum();
    }

    /** Takes all the room there is. */
    private static void fill(Path filler) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (int size = 1 << 20; size > 0; size /= 2) {
                byte[] bytes = new byte[size];
                for (boolean room = true; room; ) {
                    room = fits(out, bytes);
                }
            }
        }
    }

    private static boolean fits(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    private static boolean mayMount() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-r", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
