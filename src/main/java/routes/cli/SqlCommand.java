package routes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.sql.Answer;

/** {@code loglake sql}. */
@Command(
        name = "sql",
        description =
                "Asks Athena and prints the rows. Uses the lake that runs on the data directory, else starts what the query needs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./loglake sql \"select eventname, count(*) n from from_cloudtrail_readready group by 1 order by 2 desc\""
        })
final class SqlCommand extends LakeCommand {
    /** How rows are printed. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).", defaultValue = "table")
    Format format = Format.TABLE;

    @Option(names = "--json", description = "As --format json, like every other command.")
    boolean json;

    @Parameters(index = "0", paramLabel = "QUERY", description = "SQL as Athena takes it; the database is the lake's.")
    String query = "";

    @Override
    public Integer call() throws Exception {
        try (Access access = options.access()) {
            Answer answer = access.queries().ask(query);
            out().print(
                            switch (json ? Format.JSON : format) {
                                case TABLE -> AnswerText.table(answer, AnswerText.TERMINAL_CELL);
                                case CSV -> AnswerText.csv(answer);
                                case JSON -> AnswerText.json(answer);
                            });
            out().flush();
        }
        return 0;
    }
}
