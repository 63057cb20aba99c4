package routes.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.failures.LakeException;

class SettingsTest {
    private final Settings bundled = Settings.bundled();

    @Test
    void sizesAndTimesAreReadInHumanUnits() {
        Settings settings = bundled.with(
                Map.of("loglake.aggregate.target-size", "3 MB", "loglake.aggregate.max-wait", "90s"), "a test");

        assertThat(settings.bytes("loglake.aggregate.target-size")).isEqualTo(3L << 20);
        assertThat(settings.duration("loglake.aggregate.max-wait")).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void nonsenseIsRefusedWithTheKeyAndWhatWasExpected() {
        Settings settings = bundled.with(Map.of("loglake.aggregate.target-size", "much"), "a test");

        assertThatThrownBy(() -> settings.bytes("loglake.aggregate.target-size"))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("loglake.aggregate.target-size=much")
                .hasMessageContaining("64MB");
    }

    @Test
    void anUnknownKeyIsRefusedWhereverItStands(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("lake.properties"), "loglake.agregate.max-wait=1s\n");
        Properties system = new Properties();
        system.setProperty("loglake.events.consumer", "4");

        assertThatThrownBy(() -> Layers.over(bundled, file, Map.of(), new Properties()))
                .hasMessageContaining("loglake.agregate.max-wait in " + file)
                .hasMessageContaining("did you mean loglake.aggregate.max-wait?");
        assertThatThrownBy(() -> Layers.over(bundled, null, Map.of(), system))
                .hasMessageContaining("did you mean loglake.events.consumers?");
        assertThatThrownBy(() -> Layers.over(bundled, null, Map.of("LOGLAKE_LOGLEVEL", "debug"), new Properties()))
                .hasMessageContaining("LOGLAKE_LOGLEVEL in the environment");
    }

    @Test
    void theEnvironmentWinsOverAFileAndTheCommandLineOverTheEnvironment(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("lake.properties"), "loglake.log-level=warn\n");
        Properties system = new Properties();

        assertThat(Layers.over(bundled, file, Map.of(), system).text("loglake.log-level"))
                .isEqualTo("warn");
        assertThat(Layers.over(bundled, file, Map.of("LOGLAKE_LOG_LEVEL", "error"), system)
                        .text("loglake.log-level"))
                .isEqualTo("error");
        system.setProperty("loglake.log-level", "debug");
        assertThat(Layers.over(bundled, file, Map.of("LOGLAKE_LOG_LEVEL", "error"), system)
                        .text("loglake.log-level"))
                .isEqualTo("debug");
    }

    @Test
    void whatKubernetesSetsForAServiceOfOurNameIsNoSetting() {
        Map<String, String> links =
                Map.of("LOGLAKE_SERVICE_HOST", "10.0.0.1", "LOGLAKE_PORT_9104_TCP_ADDR", "10.0.0.1");

        assertThat(Layers.over(bundled, null, links, new Properties()).asMap()).isEqualTo(bundled.asMap());
    }

    @Test
    void defaultsOfTheLocalAwsAreSettingsToo() {
        assertThat(bundled.onLocalAws().duration("loglake.aggregate.time-bucket"))
                .isLessThan(bundled.duration("loglake.aggregate.time-bucket"));
    }
}
