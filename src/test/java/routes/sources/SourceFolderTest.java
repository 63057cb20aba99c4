package routes.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.settings.Settings;
import routes.tables.Sources;

class SourceFolderTest {
    private static final Path EXAMPLE = Path.of("examples/sources/guardduty");

    @TempDir
    Path folder;

    @Test
    void theSwappedLinkOfAConfigMapIsSeen() throws IOException {
        Path first = version("..2026_11_20", "GuardDuty");
        Files.createSymbolicLink(folder.resolve("..data"), first.getFileName());
        for (String file : new String[] {"guardduty.table.yaml", "guardduty.camel.yaml"}) {
            Files.createSymbolicLink(folder.resolve(file), Path.of("..data", file));
        }
        SourceFiles before = read();

        Path second = version("..2026_11_21", "GUARDDUTY");
        Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), second.getFileName());
        Files.move(next, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(read().hash()).isNotEqualTo(before.hash());
        assertThat(read().source().description()).contains("GUARDDUTY");
    }

    @Test
    void withoutASettingThereIsNoFolderAndAFolderThatIsNoneIsRefused() {
        assertThat(SourceFolder.of(Settings.bundled())).isEmpty();
        assertThatThrownBy(() -> SourceFolder.of(settings(folder.resolve("none"))))
                .hasMessageContaining("loglake.routes.dir=")
                .hasMessageContaining("is no folder");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            guardduty.table.yaml | guardduty.table.yaml | guardduty.table.yaml:1:1: expected a route file beside it
            guardduty.camel.yaml | guardduty.camel.yaml | guardduty.camel.yaml:1:1: expected a table file beside it
            guardduty.table.yaml | Guard-Duty.table.yaml | expected a name of 2 to 41 small letters and digits
            """)
    void halfASourceIsRefused(String file, String as, String told) throws IOException {
        Files.copy(EXAMPLE.resolve(file), folder.resolve(as));

        SourceFiles files = SourceFolder.of(settings(folder))
                .orElseThrow()
                .read()
                .values()
                .iterator()
                .next();
        assertThatThrownBy(files::source).hasMessageContaining(told);
        assertThat(SourceFolder.sources(settings(folder)).all())
                .hasSameSizeAs(Sources.bundled().all());
    }

    @Test
    void aTableFileSaysWhichSourceItIs() throws IOException {
        Files.copy(EXAMPLE.resolve("guardduty.table.yaml"), folder.resolve("finding.table.yaml"));
        Files.copy(EXAMPLE.resolve("guardduty.camel.yaml"), folder.resolve("finding.camel.yaml"));

        SourceFiles files =
                SourceFolder.of(settings(folder)).orElseThrow().read().get("finding");
        assertThatThrownBy(files::source)
                .hasMessageContaining("finding.table.yaml:2:9: expected the name of the file, found 'guardduty'");
    }

    private SourceFiles read() {
        return SourceFolder.of(settings(folder)).orElseThrow().read().get("guardduty");
    }

    private Path version(String name, String word) throws IOException {
        Path version = Files.createDirectory(folder.resolve(name));
        String table = Files.readString(EXAMPLE.resolve("guardduty.table.yaml"));
        Files.writeString(version.resolve("guardduty.table.yaml"), table.replace("Amazon GuardDuty", word));
        Files.copy(EXAMPLE.resolve("guardduty.camel.yaml"), version.resolve("guardduty.camel.yaml"));
        return version;
    }

    private static Settings settings(Path folder) {
        return Settings.bundled().with(Map.of(SourceFolder.SETTING, folder.toString()), "a test");
    }
}
