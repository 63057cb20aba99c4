package routes.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import routes.aws.AwsBeans;

/** {@code loglake env}. */
@Command(
        name = "env",
        description = "Prints what lets the aws CLI and any SDK talk to the lake that runs on the data directory.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: eval \"$(./loglake env)\" && aws s3 ls"})
final class EnvCommand extends LakeCommand {
    @Override
    public Integer call() {
        DataDirectory directory = options.directory();
        DataDirectory.RunningLake lake = directory.running().orElse(null);
        if (lake == null) {
            err().println("loglake: no lake runs on " + directory.folder() + "; start one with ./loglake run");
            return Cli.OUT_OF_REACH;
        }
        PrintWriter out = out();
        lake.endpoints().forEach((name, address) -> out.println("export " + name + "=" + address));
        out.println("export AWS_REGION=" + AwsBeans.LOCAL_REGION);
        out.println("export AWS_DEFAULT_REGION=" + AwsBeans.LOCAL_REGION);
        out.println("export AWS_ACCESS_KEY_ID=" + AwsBeans.LOCAL_KEY);
        out.println("export AWS_SECRET_ACCESS_KEY=" + AwsBeans.LOCAL_KEY);
        out.flush();
        return 0;
    }
}
