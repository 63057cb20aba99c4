package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process of its own, as a person meets it. */
class CliTest {
    @TempDir
    Path folder;

    private record Said(int exit, String out, String err) {}

    @Test
    void helpAndVersionOfThePackagedCommand() throws Exception {
        Said said = loglake(Map.of("NO_COLOR", "1"), "seal", "--help");

        assertThat(said.exit).isZero();
        assertThat(said.out)
                .contains("Usage: loglake seal")
                .contains("--data")
                .contains("Example: ")
                .doesNotContain("\033");
        assertThat(loglake(Map.of(), "--version").out).startsWith("loglake ");
        assertThat(loglake(Map.of(), "dlq").exit).as("dlq alone").isEqualTo(2);
    }

    @Test
    void theBenchOfSealingCountsWhatItWroteAndWhatStayed() throws Exception {
        Said said = loglake(Map.of(), "bench", "seal", "--rows", "5000");

        assertThat(said.exit).isZero();
        assertThat(said.out)
                .contains("written: 9,900 rows")
                .contains("sealed: 4,950 rows, 4,950 duplicates removed -> 1 ORC files")
                .contains("CPU of sealing / CPU of writing = ");
    }

    @Test
    void wordsThatAreNoneAreAUsageError() throws Exception {
        assertThat(loglake(Map.of(), "conquer").exit).isEqualTo(2);
        assertThat(loglake(Map.of(), "sql").err).contains("Missing required parameter");
    }

    @Test
    void whereNoLakeRunsEnvSaysSoAndStopIsContent() throws Exception {
        Said env = loglake(Map.of(), "env", "--data", folder.toString());
        Said stop = loglake(Map.of(), "stop", "--data", folder.toString());

        assertThat(env.exit).isEqualTo(4);
        assertThat(env.err).contains("no lake runs on " + folder).contains("./loglake run");
        assertThat(stop.exit).isZero();
        assertThat(stop.out).contains("no lake runs on " + folder);
    }

    @Test
    void anUnknownSettingStopsTheStart() throws Exception {
        Path config = Files.writeString(folder.resolve("lake.properties"), "loglake.aggregate.maxwait=1s\n");

        Said said =
                loglake(Map.of(), "run", "--data", folder.resolve("data").toString(), "--config", config.toString());

        assertThat(said.exit).isEqualTo(5);
        assertThat(said.err)
                .contains("unknown setting loglake.aggregate.maxwait in " + config)
                .contains("did you mean loglake.aggregate.max-wait?");
        assertThat(loglake(Map.of("LOGLAKE_PORTS", "1"), "run").err).contains("LOGLAKE_PORTS in the environment");
    }

    @Test
    void brokenFilterFilesStopTheStartAndAreNamed() throws Exception {
        Files.writeString(
                Files.createDirectory(folder.resolve("filters")).resolve("bad.yaml"), "kind: FilterSet\nrules: [\n");

        Said said = loglake(
                Map.of("LOGLAKE_FILTERS_DIR", folder.resolve("filters").toString()),
                "run",
                "--data",
                folder.resolve("data").toString());

        assertThat(said.exit).isEqualTo(5);
        assertThat(said.err).contains("bad.yaml:");
    }

    @Test
    void loadRefusesAFolderThatIsNoneAndASourceThatIsNone() throws Exception {
        Said source =
                loglake(Map.of(), "load", folder.toString(), "--source", "cloudtrial", "--data", folder.toString());

        assertThat(source.exit).isEqualTo(5);
        assertThat(source.err).contains("there is no source 'cloudtrial'").contains("cloudtrail");
        Said nowhere =
                loglake(Map.of(), "load", "/no/such/folder", "--source", "cloudtrail", "--data", folder.toString());
        assertThat(nowhere.exit).isEqualTo(5);
        assertThat(nowhere.err).contains("/no/such/folder is not a folder");
    }

    private Said loglake(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Cli.class.getName()));
        command.addAll(List.of(words));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> layer = new HashMap<>(environment);
        layer.putIfAbsent(
                "LOGLAKE_FILTERS_DIR", Path.of("filters").toAbsolutePath().toString());
        builder.environment().putAll(layer);
        int exit = builder.start().waitFor();
        return new Said(
                exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
