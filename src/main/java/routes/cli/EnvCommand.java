package routes.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.aws.AwsBeans;

/** {@code loglake env}. */
@Command(
        name = "env",
        description = "Prints what lets the aws CLI and any SDK talk to the lake that runs on the data directory.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: eval \"$(./loglake env)\" && aws s3 ls"})
final class EnvCommand extends LakeCommand {
    @Option(names = "--json", description = "One JSON document instead of shell commands.")
    boolean json;

    @Override
    public Integer call() {
        DataDirectory directory = options.directory();
        DataDirectory.RunningLake lake = directory.running().orElse(null);
        if (lake == null) {
            err().println("loglake: no lake runs on " + directory.folder() + "; start one with ./loglake run");
            return Cli.OUT_OF_REACH;
        }
        Map<String, String> variables = new LinkedHashMap<>();
        lake.endpoints().forEach((name, address) -> variables.put(name, address.toString()));
        variables.put("AWS_REGION", AwsBeans.LOCAL_REGION);
        variables.put("AWS_DEFAULT_REGION", AwsBeans.LOCAL_REGION);
        variables.put("AWS_ACCESS_KEY_ID", AwsBeans.LOCAL_KEY);
        variables.put("AWS_SECRET_ACCESS_KEY", AwsBeans.LOCAL_KEY);
        if (json) {
            json(variables);
        } else {
            variables.forEach((name, value) -> say("export %s=%s%n", name, value));
        }
        return 0;
    }
}
