package routes.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.failures.LakeException;
import routes.switches.Effect;
import routes.switches.SqsBacklog;
import routes.switches.Switch;
import routes.switches.Switches;
import routes.switches.SwitchesFile;

/** {@code loglake switch off}. */
@Command(
        name = "off",
        description = {
            "Turns a source, a table or everything off. Says first what that means, and asks; then puts a switch into",
            "filters/switches.yaml, where all else stays as it is, and waits until a running lake has taken it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./loglake switch off cloudwatch --pause --until 2h --reason \"Firehose writes broken gzip\" --ticket INC-7731 --dry-run"
        })
final class SwitchOffCommand extends SwitchEdit {
    @ArgGroup(exclusive = true, multiplicity = "1")
    SwitchChoice what = new SwitchChoice();

    @ArgGroup(exclusive = true, multiplicity = "1")
    Kind kind = new Kind();

    /** Which of the two. */
    static final class Kind {
        @Option(names = "--pause", description = "What comes waits.")
        boolean pause;

        @Option(names = "--drop", description = "What comes is taken, written down as dropped, and stays out.")
        boolean drop;
    }

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "When it turns on again by itself: 2h, 09:00 (UTC) or 2026-11-21T09:00:00Z. A drop needs it.")
    @Nullable
    String until;

    @Option(names = "--reason", required = true, description = "Why, for whoever finds the lake silent.")
    String reason = "";

    @Option(names = "--ticket", required = true, description = "The incident, such as INC-7731.")
    String ticket = "";

    @Option(names = "--by", description = "Who turns it off (default: the user of this process).")
    String by = System.getProperty("user.name", "unknown");

    @Override
    int edited(SwitchesFile file, Optional<SqsBacklog> backlog) throws Exception {
        file.load();
        say("%s", SwitchText.off(checked(file), sources, backlog));
        Optional<Integer> refusal = refusal(file);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Switch added = file.add(this::asked);
        int exit = taken(file);
        say("to turn it on: ./loglake switch on %s%s%n", added.id(), options.repeated());
        return exit;
    }

    private Switch checked(SwitchesFile file) {
        try {
            return file.check(this::asked);
        } catch (LakeException refused) {
            throw wrong(sentence(refused));
        }
    }

    private Switch asked(Switches present) {
        Instant now = Instant.now();
        return new Switch(
                id(present),
                what.target(),
                kind.drop ? Effect.DROP : Effect.PAUSE,
                reason.strip(),
                ticket.strip(),
                by.strip(),
                now.truncatedTo(ChronoUnit.SECONDS),
                until == null ? null : parsed(until, now));
    }

    private Instant parsed(String text, Instant now) {
        try {
            return Until.parse(text, now);
        } catch (IllegalArgumentException none) {
            throw wrong(String.valueOf(none.getMessage()));
        }
    }

    /** The ticket in small letters, with a number when that name is taken. */
    private String id(Switches present) {
        String small =
                ticket.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String name = small.matches("[a-z].*") ? small : "switch-" + small;
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? name : name + "-" + number)
                .filter(id -> present.list().stream().noneMatch(one -> one.id().equals(id)))
                .findFirst()
                .orElseThrow();
    }
}
