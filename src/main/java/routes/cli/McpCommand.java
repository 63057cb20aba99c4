package routes.cli;

import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.Rooms;
import routes.looker.ToolSession;
import routes.mcp.McpServer;

/** {@code loglake mcp}. */
@Command(
        name = "mcp",
        description = {
            "Gives Looker's five tools to your own agent, by the Model Context Protocol on stdin and stdout.",
            "The same guard, policy, budgets and audit hold as for ask; a session ends when stdin does."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: echo '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}' | ./loglake mcp --role auditor"
        })
final class McpCommand extends LakeCommand {
    @Option(
            names = "--role",
            description = "Whose policy decides what may be read (default: ${DEFAULT-VALUE}).",
            defaultValue = "analyst")
    String role = "analyst";

    @Override
    public Integer call() throws Exception {
        PrintStream protocol = System.out;
        // Whatever else this process may print, a client reads nothing but the protocol.
        System.setOut(System.err);
        try (Access access = options.lake();
                Rooms rooms = access.rooms()) {
            ToolSession session = rooms.looker.session(access.person(), role.toLowerCase(Locale.ROOT));
            // Some clients end a server by a signal instead of closing its stdin.
            Runtime.getRuntime().addShutdownHook(new Thread(session::close, "mcp-end"));
            new McpServer(session, new Version().getVersion()[0], System.in, protocol).serve();
            return 0;
        } finally {
            System.setOut(protocol);
        }
    }
}
