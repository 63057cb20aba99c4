package local.glue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;

class LocalGlueKillTest {
    @TempDir
    Path folder;

    /** The process that is killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws InterruptedException {
            System.out.println(LocalGlue.start(Path.of(args[0]), 0).endpoint());
            Thread.currentThread().join();
        }
    }

    @Test
    void killLosesNothingThatWasAnswered() throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int answered;
        try (BufferedReader output = victim.inputReader();
                GlueClient glue = LocalGlueTest.client(URI.create(output.readLine()))) {
            glue.createDatabase(r -> r.databaseInput(d -> d.name("lake")));
            glue.createTable(r -> r.databaseName("lake")
                    .tableInput(LocalGlueTest.tableOf("events", LocalGlueTest.key("day", "int"))));
            answered = createUntilKilled(glue, victim);
        } finally {
            victim.destroyForcibly().waitFor();
        }
        assertThat(answered).isGreaterThanOrEqualTo(200);
        assertThat(days())
                .startsWith(Stream.iterate(0, day -> day + 1).limit(answered).toArray(Integer[]::new));
    }

    private static int createUntilKilled(GlueClient glue, Process victim) {
        for (int day = 0; ; day++) {
            String value = String.valueOf(day);
            try {
                glue.createPartition(
                        r -> r.databaseName("lake").tableName("events").partitionInput(LocalGlueTest.partition(value)));
            } catch (SdkException killed) {
                return day;
            }
            if (day == 200) {
                Thread killer = new Thread(victim::destroyForcibly);
                killer.start();
            }
        }
    }

    private List<Integer> days() {
        try (LocalGlue survivor = LocalGlue.start(folder, 0);
                GlueClient glue = LocalGlueTest.client(survivor.endpoint())) {
            return glue.getPartitionsPaginator(r -> r.databaseName("lake").tableName("events")).stream()
                    .flatMap(page -> page.partitions().stream())
                    .map(partition -> Integer.valueOf(partition.values().get(0)))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void tornLastLineIsCutAndTheRestStays() throws IOException {
        try (LocalGlue server = LocalGlue.start(folder, 0);
                GlueClient glue = LocalGlueTest.client(server.endpoint())) {
            glue.createDatabase(r -> r.databaseInput(d -> d.name("lake")));
            glue.createTable(r -> r.databaseName("lake")
                    .tableInput(LocalGlueTest.tableOf("events", LocalGlueTest.key("day", "int"))));
            glue.createPartition(
                    r -> r.databaseName("lake").tableName("events").partitionInput(LocalGlueTest.partition("1")));
        }
        Path log = folder.resolve("lake.db/events.partitions.jsonl");
        String whole = Files.readString(log);
        Files.writeString(log, whole.substring(0, whole.length() / 2), StandardOpenOption.APPEND);
        assertThat(days()).containsExactly(1);
        assertThat(log).hasContent(whole);
    }
}
