package routes.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.switches.Target;

/** Exactly one of a source, a table and everything. */
final class SwitchChoice {
    @Parameters(index = "0", paramLabel = "SOURCE", description = "A source, such as cloudtrail.")
    @Nullable
    String source;

    @Option(names = "--table", paramLabel = "T", description = "A raw or readready table.")
    @Nullable
    String table;

    @Option(names = "--all", description = "Everything that takes messages from a queue.")
    boolean all;

    Target target() {
        if (all) {
            return Target.all();
        }
        return table == null ? Target.source(String.valueOf(source)) : Target.table(table);
    }
}
