package routes.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.guard.GuardRefused;
import routes.sql.SqlFailed;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code loglake}: one command, many words. */
@Command(
        name = "loglake",
        description = "A log lake for compliance: S3 events in, \"who did what?\" out.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            StatusCommand.class,
            TapCommand.class,
            DoctorCommand.class,
            LoadCommand.class,
            SqlCommand.class,
            AskCommand.class,
            McpCommand.class,
            LookerCommand.class,
            PlaybookCommand.class,
            CompletenessCommand.class,
            SealCommand.class,
            BackfillCommand.class,
            RebuildCommand.class,
            EnvCommand.class,
            StopCommand.class,
            FiltersCommand.class,
            DlqCommand.class,
            ReplayCommand.class,
            SwitchCommand.class,
            OnboardCommand.class,
            BatchAnalyzeCommand.class,
            BenchCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "Tests: ./loglake test"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:good",
            "1:the check ran and the answer is bad",
            "2:the words are wrong",
            "3:there is something to do, or would be",
            "4:a service is out of reach",
            "5:refused to start: a setting or file is wrong",
            "130:interrupted"
        })
public final class Cli {
    static final String NO_COLOR = "--no-color";
    static final int BAD_ANSWER = 1;
    static final int SOMETHING_TO_DO = 3;
    static final int OUT_OF_REACH = 4;
    static final int REFUSED = 5;

    private Cli() {}

    public static void main(String[] words) {
        // Scripts ask for it often, and need not wait until forty commands are read.
        if (List.of(words).equals(List.of("--version"))) {
            System.out.println(new Version().getVersion()[0]);
            return;
        }
        quieten(words);
        if (List.of(words).contains(NO_COLOR)) {
            System.setProperty("picocli.ansi", "false");
        }
        System.exit(commandLine().execute(words));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Cli())
                .setExecutionExceptionHandler(new Failures())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** A lake that runs tells its story in the log; a command that answers does not. Read by log4j2 before the first line. */
    private static void quieten(String[] words) {
        String chosen = System.getenv("LOGLAKE_LOG_LEVEL");
        String level = chosen != null ? chosen : List.of(words).contains("run") ? "info" : "error";
        if (System.getProperty("loglake.log-level") == null) {
            System.setProperty("loglake.log-level", level.toLowerCase(Locale.ROOT));
        }
    }

    /** A failure with a name is one line; only what nobody foresaw shows its stack. */
    private static final class Failures implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
                throws Exception {
            PrintWriter err = command.getErr();
            if (failure instanceof LakeException known) {
                err.println("loglake: " + known.getMessage());
                return known.reason() == Reason.BAD_CONFIGURATION ? REFUSED : BAD_ANSWER;
            }
            if (failure instanceof SqlFailed refused) {
                err.println("loglake: the query failed: " + refused.getMessage());
                return BAD_ANSWER;
            }
            if (failure instanceof GuardRefused refused) {
                err.println("loglake: refused, " + refused.code() + " " + refused.getMessage());
                if (!refused.hint().isEmpty()) {
                    err.println("loglake: " + refused.hint());
                }
                return BAD_ANSWER;
            }
            if (failure instanceof SdkException unreachable) {
                err.println("loglake: AWS said no or nothing: " + unreachable.getMessage());
                return OUT_OF_REACH;
            }
            throw failure;
        }
    }
}
