package routes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import routes.placement.CalendarDay;
import routes.readready.WorkFolder;
import routes.samples.DemoLogs;

/** {@code loglake demo}. */
@Command(
        name = "demo",
        description =
                "Brings sample logs through a lake on the local AWS and answers: who did what in Session Manager?",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake demo"})
final class DemoCommand extends LakeCommand {
    @Override
    public Integer call() throws Exception {
        PrintWriter out = out();
        Instant started = Instant.now();
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        try (Access lake = options.localLake()) {
            story(out, lake, yesterday);
            new SessionStory(lake.queries(), out).tell();
        }
        out.printf(Locale.ROOT, "%nall of this took %.0f s. What to try next:%n", seconds(started));
        next(yesterday).forEach(line -> out.println("  " + line));
        out.flush();
        return 0;
    }

    private void story(PrintWriter out, Access lake, LocalDate day) throws Exception {
        heading(out, "Local AWS is up");
        lake.endpoints().forEach((name, address) -> out.printf("  %-22s %s%n", name, address));
        heading(out, "Sample logs of " + day + " go into the raw buckets; S3 events bring them through the lake");
        try (WorkFolder work = WorkFolder.in(TempFolder.ofSystem(), "loglake-demo")) {
            Path folder = work.path();
            DemoLogs.write(folder, day);
            Arrivals arrivals = Arrivals.of(lake.aws(), lake.settings());
            Instant started = Instant.now();
            for (DemoLoad each : DemoLoad.put(lake, folder)) {
                out.printf(
                        "  %s -> %s, %s%n",
                        each.source().name(),
                        each.source().raw().name(),
                        each.source().readready().name());
                TallyText.lines(arrivals.await(each.source(), each.objects()), seconds(started))
                        .forEach(line -> out.println("    " + line));
                out.printf(Locale.ROOT, "    %,d raw partitions registered%n", arrivals.partitions(each.source()));
                out.flush();
            }
        }
    }

    private static void heading(PrintWriter out, String text) {
        out.printf("%n%s%n", text);
        out.flush();
    }

    private List<String> next(LocalDate yesterday) {
        int day = CalendarDay.of(yesterday);
        String data = options.data == null ? "" : " --data " + options.data;
        return List.of(
                "the lake stays up:",
                "  ./loglake run" + data,
                "how it is doing, and what it decides:",
                "  ./loglake status" + data,
                "  ./loglake tap cloudtrail" + data,
                "ask it in plain words:",
                "  ./loglake ask \"Who opened sessions?\"" + data,
                "in SQL, load log files of your own, or let any AWS tool talk to it:",
                "  ./loglake sql \"select count(*) from from_cloudtrail_readready where logcalendarday >= " + day + "\""
                        + data,
                "  ./loglake load DIR --source cloudtrail --wait" + data,
                "  eval \"$(./loglake env" + data + ")\" && aws s3 ls",
                "end it:",
                "  ./loglake stop" + data);
    }

    private static double seconds(Instant started) {
        return Duration.between(started, Instant.now()).toMillis() / 1000.0;
    }
}
