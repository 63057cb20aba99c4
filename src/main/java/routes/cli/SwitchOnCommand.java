package routes.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import routes.switches.SqsBacklog;
import routes.switches.Switch;
import routes.switches.SwitchesFile;
import routes.switches.Target;

/** {@code loglake switch on}. */
@Command(
        name = "on",
        description = {
            "Turns on again what is off: takes its switches out of filters/switches.yaml, named by what they turn off or by",
            "their id. What waited is taken then."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake switch on cloudwatch --yes"})
final class SwitchOnCommand extends SwitchEdit {
    @ArgGroup(exclusive = true, multiplicity = "1")
    SwitchChoice what = new SwitchChoice();

    @Override
    int edited(SwitchesFile file, Optional<SqsBacklog> backlog) throws Exception {
        List<Switch> present = file.load().list();
        Target target = what.target();
        List<Switch> chosen = present.stream()
                .filter(one -> one.off().equals(target) || one.id().equals(what.source))
                .toList();
        if (chosen.isEmpty()) {
            say("%s is on: %s has no switch for it%n", target, file.path());
            tellOthers(present, chosen);
            return 0;
        }
        for (Switch one : chosen) {
            OptionalLong waiting =
                    backlog.map(known -> known.messages(one.off())).orElse(OptionalLong.empty());
            say(
                    "%s turns on: switch %s goes, which was a %s since %s by %s%s%n",
                    one.off(),
                    one.id(),
                    one.effect().label(),
                    one.since(),
                    one.by(),
                    waiting.isPresent() ? "; " + messages(waiting.getAsLong()) + " wait now" : "");
        }
        Optional<Integer> refusal = refusal(file);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        chosen.forEach(one -> file.remove(one.id()));
        int exit = taken(file);
        tellOthers(present, chosen);
        return exit;
    }

    private void tellOthers(List<Switch> present, List<Switch> gone) {
        Instant now = Instant.now();
        present.stream()
                .filter(one -> !gone.contains(one) && one.holdsAt(now))
                .forEach(one -> say("still off by %s: %s%n", one.id(), one));
    }
}
