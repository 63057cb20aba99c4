package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import routes.filters.FilterFiles;
import routes.samples.DemoLogs;
import routes.switches.SwitchesFile;
import routes.tables.Sources;

/** README and docs are copied and pasted: each command and query in them is run here, on a lake of the demo's logs. */
class DocsTest {
    /** A {@code ./loglake} command up to what the shell does with it. */
    private static final Pattern COMMAND =
            Pattern.compile("\\./loglake (?<words>(?:\"[^\"]*\"|'[^']*'|[^\"'|&;)#\n])+)");

    private static final Pattern BLOCK = Pattern.compile("(?m)^ *```(?<language>[a-z]*)\\n(?<text>(?s:.*?))^ *```$");

    /** They start a lake, stop one, or go on until Ctrl-C or the end of their input: here their words are understood, other tests and CI run them. */
    private static final Set<String> ELSEWHERE = Set.of("run", "demo", "test", "stop", "bench", "tap", "mcp");

    private static final Set<List<String>> RUN = new HashSet<>();

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** What a check, a dry run or a bound may say. */
    private static final Set<Integer> ANSWERS = Set.of(0, Cli.BAD_ANSWER, Cli.SOMETHING_TO_DO);

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Words words;
    private static String letter;

    record Block(Path page, String language, String text) {
        @Override
        public String toString() {
            return page + ": " + text.lines().findFirst().orElse("");
        }
    }

    @BeforeAll
    static void start() throws IOException {
        FilterFolder filters = FilterFolder.copiedTo(folder.resolve("filters"));
        Path config =
                Files.writeString(folder.resolve("lake.properties"), "loglake.filters.dir=" + filters.folder() + "\n");
        words = new Words(folder.resolve("data"), config);
        lake = TestLake.start(folder.resolve("data"), filters.setting());
        DemoLogs.write(folder.resolve("logs"), DAY);
        lake.load("cloudtrail", folder.resolve("logs/cloudtrail"));
        lake.load("cloudwatch", folder.resolve("logs/cloudwatch"));
        lake.load("bedrock", folder.resolve("logs/bedrock"));
        lake.dropGzip("cloudtrail", "nobody/knows/this.json.gz", "{}");
        await().atMost(Duration.ofSeconds(60)).until(() -> lake.depth("cloudtrail-dead") == 1);
        lake.awaitIdle();
        letter = new ObjectMapper()
                .readTree(words.say("dlq", "list", "--json").out())
                .at("/causes/0/example/id")
                .asText();
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    static Stream<Block> blocks() throws IOException {
        try (Stream<Path> pages = Stream.concat(Stream.of(Path.of("README.md")), Files.walk(Path.of("docs")))) {
            return pages.filter(page -> page.toString().endsWith(".md")).sorted().toList().stream()
                    .flatMap(DocsTest::blocks);
        }
    }

    private static Stream<Block> blocks(Path page) {
        try {
            Matcher blocks = BLOCK.matcher(Files.readString(page));
            return blocks.results().map(block -> new Block(page, block.group(1), block.group(2))).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<Block> shellBlocks() throws IOException {
        return blocks().filter(block -> block.language().equals("sh"));
    }

    static Stream<Block> queries() throws IOException {
        return blocks().filter(block -> block.language().equals("sql"));
    }

    static Stream<Block> documents() throws IOException {
        return blocks().filter(block -> Set.of("json", "yaml").contains(block.language()));
    }

    @ParameterizedTest
    @MethodSource("shellBlocks")
    void everyCommandRuns(Block block) {
        for (List<String> command : commandsOf(block.text())) {
            if (command.get(0).equals("test")) {
                continue;
            }
            parse(command);
            // Runbooks say the same command on many pages; only switches mean another thing each time.
            boolean isNew = RUN.add(command) || command.get(0).equals("switch");
            if (isNew && !ELSEWHERE.contains(command.get(0)) && !command.contains("--watch")) {
                Words.Said said =
                        words.say(answered(command).map(DocsTest::here).toArray(String[]::new));
                assertThat(command.get(0).equals("sql") ? Set.of(0) : ANSWERS)
                        .as("%s: %s", command, said)
                        .contains(said.exit());
                assertThat(said.out() + said.err()).as(command.toString()).doesNotContain("\tat ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQueryIsAnswered(Block block) {
        assertThat(lake.ask(block.text()).columns()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentIsOne(Block block) throws IOException {
        String text = block.text();
        if (block.language().equals("json")) {
            assertThat(new ObjectMapper().readTree(text).isEmpty()).isFalse();
        } else if (text.contains("kind: FilterSet")) {
            Path files = Files.createDirectory(folder.resolve("set-" + System.nanoTime()));
            Files.writeString(files.resolve("set.yaml"), text);
            assertThat(FilterFiles.load(files).rules()).isNotEmpty();
        } else if (text.contains("kind: Switches")) {
            Path files = Files.createDirectory(folder.resolve("off-" + System.nanoTime()));
            Files.writeString(files.resolve("switches.yaml"), text);
            SwitchesFile file = new SwitchesFile(files, Sources.bundled(), off -> Optional.of(Duration.ofDays(14)));
            assertThat(file.load().list()).isNotEmpty();
        } else {
            assertThat(new YAMLMapper().readTree(text).isEmpty()).isFalse();
        }
    }

    /** The words of each command in a text, as a shell reads them. */
    static List<List<String>> commandsOf(String text) {
        List<List<String>> commands = new ArrayList<>();
        Matcher found = COMMAND.matcher(text.replaceAll("(?m)(^|\\s)#.*$", ""));
        while (found.find()) {
            commands.add(List.of(shell(found.group("words").strip()).split("\0")));
        }
        return commands;
    }

    /** Fails when the command line does not understand the words. */
    static void parse(List<String> command) {
        Cli.commandLine().parseArgs(command.toArray(String[]::new));
    }

    /** What asks before it acts is told yes. */
    private static Stream<String> answered(List<String> command) {
        boolean asks = command.get(0).equals("switch") && !command.contains("list") && !command.contains("--yes");
        return asks ? Stream.concat(command.stream(), Stream.of("--yes")) : command.stream();
    }

    /** What stands for the reader's own things in the docs, as it is here. */
    private static String here(String word) {
        return word.equals("3f09c1a2be")
                ? letter
                : word.replaceFirst(
                                ".*/my-trail$",
                                folder.resolve("logs/cloudtrail").toString())
                        .replaceFirst(
                                "^letters.jsonl$",
                                folder.resolve("letters.jsonl").toString());
    }

    private static String shell(String text) {
        try {
            Process bash = new ProcessBuilder("bash", "-c", "printf '%s\\0' " + text).start();
            return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException noShell) {
            throw new UncheckedIOException(noShell);
        }
    }
}
