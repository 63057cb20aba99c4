package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import house.Alerts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import routes.failures.Reason;
import routes.observe.EveryMeter;
import routes.tables.Source;
import routes.tables.Sources;

/** A runbook is read at three in the morning: what it names is there. */
class RunbooksTest {
    private static final Path FOLDER = Path.of("docs/runbooks");
    private static final List<String> HEADINGS = List.of("Meaning", "Impact", "Diagnosis", "Mitigation");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
    private static final Pattern INLINE = Pattern.compile("`(\\./loglake [^`]+)`");
    private static final Pattern SETTING = Pattern.compile("loglake(?:\\.[a-z0-9-]+)+");
    private static final Pattern NAME = Pattern.compile("\\b(?:loglake|from)_\\w+");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

    static Stream<Path> pages() throws IOException {
        return files().filter(page -> !page.endsWith("README.md"));
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void everyReasonAndEveryAlertHasAPageAndNoPageHasNeither() throws IOException {
        List<String> wanted = Stream.concat(
                        Stream.of(Reason.values()).map(Reason::label),
                        Alerts.all().stream().map(Alerts.Alert::page))
                .map(name -> name + ".md")
                .toList();

        assertThat(pages().map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(Stream.of(Reason.values()).map(Reason::runbook))
                .allSatisfy(page -> assertThat(Path.of(page)).isRegularFile());
        assertThat(LINK.matcher(Files.readString(FOLDER.resolve("README.md")))
                        .results()
                        .map(link -> link.group(1)))
                .containsAll(wanted);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageHasFourHeadingsWithTextAndTheLastTwoHaveCommands(Path page) throws IOException {
        List<String> parts = List.of(Files.readString(page).split("(?m)^## "));

        assertThat(parts.stream().skip(1).map(part -> part.lines().findFirst().orElse("")))
                .containsExactlyElementsOf(HEADINGS);
        assertThat(parts.stream().skip(1))
                .allSatisfy(part -> assertThat(part.split("\n", 2)[1].strip()).hasSizeGreaterThan(20));
        assertThat(parts.subList(3, 5))
                .allSatisfy(part -> assertThat(blocks(part)).isNotEmpty());
    }

    /** {@link DocsTest} runs them; here those between words are understood, too, and name what there is. */
    @ParameterizedTest
    @MethodSource("files")
    void everyCommandIsOneOfTheCommandLine(Path page) throws IOException {
        String text = Files.readString(page);
        String commands = String.join("\n", blocks(text))
                + INLINE.matcher(text)
                        .results()
                        .map(inline -> "\n" + inline.group(1))
                        .collect(Collectors.joining());

        assertThat(DocsTest.commandsOf(commands)).isNotEmpty().allSatisfy(command -> {
            DocsTest.parse(command);
            assertThat(command.get(0).equals("replay") ? after("--reason", command) : List.<String>of())
                    .isSubsetOf(reasons());
            assertThat(after("--source", command)).isSubsetOf(sources());
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySettingMetricTableAndLinkIsThere(Path page) throws Exception {
        String text = Files.readString(page);

        assertThat(found(SETTING, text)).isSubsetOf(settings());
        assertThat(found(NAME, text)).isSubsetOf(names());
        assertThat(LINK.matcher(text).results().map(link -> FOLDER.resolve(link.group(1))))
                .allSatisfy(target -> assertThat(target).exists());
    }

    private static List<String> blocks(String text) {
        return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
    }

    private static List<String> after(String option, List<String> words) {
        int place = words.indexOf(option);
        return place < 0 ? List.of() : List.of(words.get(place + 1));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static List<String> reasons() {
        return Arrays.stream(Reason.values()).map(Reason::label).toList();
    }

    private static List<String> sources() {
        return Sources.bundled().all().stream().map(Source::name).toList();
    }

    private static Set<String> settings() throws IOException {
        Properties settings = new Properties();
        try (InputStream text = RunbooksTest.class.getResourceAsStream("/application.properties")) {
            settings.load(Objects.requireNonNull(text));
        }
        return settings.stringPropertyNames();
    }

    /** Metrics and tables. */
    private static Set<String> names() throws ReflectiveOperationException {
        List<String> tables = new ArrayList<>();
        for (Source source : Sources.bundled().all()) {
            tables.add(source.raw().name());
            tables.add(source.readready().name());
        }
        Set<String> names = new TreeSet<>(EveryMeter.labelsByName().keySet());
        names.addAll(tables);
        return names;
    }
}
