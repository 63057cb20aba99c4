package routes.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.switches.Switch;
import routes.switches.SwitchesFile;
import routes.switches.Target.Kind;

/** {@code loglake switch list}. */
@Command(
        name = "list",
        description = "Lists what is off, by whom, why and until when. Changes nothing.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake switch list"})
final class SwitchListCommand extends LakeCommand {
    @Option(names = "--json", description = "One JSON document instead of text.")
    boolean json;

    /** @param taken whether a running lake goes by this file; null when none answers */
    record Answer(String file, @Nullable Boolean taken, List<Line> switches) {}

    /** @param over its time has passed, so it does nothing any more */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String id,
            @Nullable String source,
            @Nullable String table,
            @Nullable Boolean all,
            String effect,
            String reason,
            @Nullable String ticket,
            String by,
            String since,
            @Nullable String until,
            boolean over) {
        static Line of(Switch one, Instant now) {
            return new Line(
                    one.id(),
                    one.off().kind() == Kind.SOURCE ? one.off().name() : null,
                    one.off().kind() == Kind.TABLE ? one.off().name() : null,
                    one.off().kind() == Kind.ALL ? true : null,
                    one.effect().label(),
                    one.reason(),
                    one.ticket(),
                    one.by(),
                    one.since().toString(),
                    one.until() == null ? null : Objects.toString(one.until()),
                    !one.holdsAt(now));
        }
    }

    @Override
    public Integer call() {
        SwitchesFile file = SwitchesFile.of(options.settings(), options.sources(), off -> Optional.empty());
        List<Switch> switches = file.load().list();
        Instant now = Instant.now();
        Boolean taken = options.observe()
                .map(ObservedSwitches::new)
                .filter(ObservedSwitches::answers)
                .map(lake -> lake.hasTaken(file.hash()))
                .orElse(null);
        if (json) {
            json(new Answer(
                    file.path().toString(),
                    taken,
                    switches.stream().map(one -> Line.of(one, now)).toList()));
            return 0;
        }
        switches.forEach(one -> say(
                "%s  %s%s%n",
                one.id(), AnswerText.plain(one.toString()), one.holdsAt(now) ? "" : " (over, it is on again)"));
        if (switches.stream().noneMatch(one -> one.holdsAt(now))) {
            say("everything is on%n");
        }
        if (Boolean.FALSE.equals(taken)) {
            say("the running lake does not go by %s as it is now%n", file.path());
        }
        return 0;
    }
}
