package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandsPageTest {
    private static final Path PAGE = Path.of("docs/commands.md");

    static Stream<CommandSpec> commands() {
        return below(Cli.commandLine()).map(CommandLine::getCommandSpec);
    }

    private static Stream<CommandLine> below(CommandLine parent) {
        return parent.getSubcommands().values().stream()
                .filter(command -> !CommandsPage.isOfPicocli(command.getCommandSpec()))
                .flatMap(command -> Stream.concat(Stream.of(command), below(command)));
    }

    @Test
    void theCommittedPageIsWhatTheCommandsSay() throws IOException {
        String page = CommandsPage.of(Cli.commandLine());
        if (Boolean.getBoolean("renew")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/commands.md is old; renew it: mvn test -Dtest=CommandsPageTest -Drenew=true")
                .isEqualTo(page);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandHelpsWithOneExampleThatItUnderstandsAndWithoutColours(CommandSpec command) {
        String help = said(words(command.qualifiedName(" ") + " --help"));
        assertThat(help).doesNotContain("\033");
        if (command.subcommands().isEmpty()) {
            assertThat(Stream.of(command.usageMessage().footer()).filter(line -> line.startsWith("Example: ")))
                    .as("examples of %s", command.qualifiedName())
                    .hasSize(1)
                    .allSatisfy(example -> DocsTest.commandsOf(example).forEach(DocsTest::parse));
        }
    }

    private static String[] words(String command) {
        return command.replaceFirst("^loglake ", "").split(" ", -1);
    }

    private static String said(String... words) {
        StringWriter out = new StringWriter();
        int exit = Cli.commandLine().setOut(new PrintWriter(out)).execute(words);
        assertThat(exit).isZero();
        return out.toString();
    }
}
