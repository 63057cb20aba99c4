package routes.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.guard.Checked;
import routes.guard.GuardBeans;
import routes.guard.Guarded;
import routes.guard.GuardedQueries;
import routes.guard.Policy;
import routes.guard.Searched;

/** {@code loglake sql}. */
@Command(
        name = "sql",
        description = {
            "Asks Athena through the guard and prints the rows.",
            "One SELECT over readready tables, each with a first day: where logcalendarday >= yyyymmdd. Uses the lake that runs on the data directory, else starts what the query needs."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./loglake sql \"select eventname, count(*) n from from_cloudtrail_readready where logcalendarday >= 20261101 group by 1 order by 2 desc\""
        })
final class SqlCommand extends LakeCommand {
    /** How rows are printed. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    /** What {@code --explain} prints. */
    record Explanation(String rewritten, boolean ordered, long estimatedBytes, List<Days> searched) {}

    /** @param to null: to the last one */
    record Days(String table, int from, @Nullable Integer to) {
        static List<Days> of(List<Searched> searched) {
            return searched.stream()
                    .map(each -> new Days(
                            each.table(),
                            each.from(),
                            each.to().isPresent() ? each.to().getAsInt() : null))
                    .toList();
        }
    }

    @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).", defaultValue = "table")
    Format format = Format.TABLE;

    @Option(names = "--json", description = "As --format json, like every other command.")
    boolean json;

    @Option(
            names = "--role",
            description =
                    "Whose policy applies: analyst, auditor, manager or one of your own (default: ${DEFAULT-VALUE}).",
            defaultValue = "analyst")
    String role = "";

    @Option(
            names = "--explain",
            description = "Runs nothing: what Athena would be asked, and how much that reads at most.")
    boolean explain;

    @Parameters(index = "0", paramLabel = "QUERY", description = "SQL as Athena takes it; the database is the lake's.")
    String query = "";

    @Override
    public Integer call() throws Exception {
        try (Access access = options.access()) {
            GuardBeans guard = access.guard();
            Policy policy = guard.policies().of(role);
            refuseStranger(policy);
            if (explain) {
                explain(guard.queries(), policy);
            } else {
                print(guard.queries().ask(query, policy, policy.allowance()), policy);
            }
        }
        return 0;
    }

    private static void refuseStranger(Policy policy) {
        String person = System.getProperty("user.name", "");
        if (!policy.admits(person)) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "the role " + policy.role() + " is not for " + person + "; its policy file names who may take it");
        }
    }

    private void explain(GuardedQueries queries, Policy policy) {
        Checked checked = queries.check(query, policy);
        long estimated = queries.estimate(checked);
        if (json || format == Format.JSON) {
            json(new Explanation(checked.rewritten(), checked.ordered(), estimated, Days.of(checked.searched())));
        } else {
            say("%s%n%n(%s; reads up to %,d bytes)%n", checked.rewritten(), days(checked.searched()), estimated);
        }
    }

    private void print(Guarded guarded, Policy policy) {
        out().print(
                        switch (json ? Format.JSON : format) {
                            case TABLE ->
                                AnswerText.table(guarded.answer(), AnswerText.TERMINAL_CELL) + "("
                                        + days(guarded.searched()) + ")" + System.lineSeparator();
                            case CSV -> AnswerText.csv(guarded.answer());
                            case JSON -> AnswerText.json(guarded);
                        });
        out().flush();
        if (guarded.truncated()) {
            err().printf(
                            Locale.ROOT,
                            "loglake: there are more rows; a %s is shown %,d of them%n",
                            policy.role(),
                            guarded.answer().rows().size());
        }
    }

    private static String days(List<Searched> searched) {
        return searched.stream()
                .map(each -> "searched " + each.table() + " from " + each.from()
                        + (each.to().isPresent() ? " to " + each.to().getAsInt() : " on"))
                .collect(Collectors.joining(", "));
    }
}
