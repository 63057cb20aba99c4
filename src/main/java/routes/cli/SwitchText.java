package routes.cli;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import routes.switches.Effect;
import routes.switches.SqsBacklog;
import routes.switches.Switch;
import routes.switches.Target;
import routes.tables.Source;
import routes.tables.Sources;

/** What turning a switch means, in sentences. */
final class SwitchText {
    private SwitchText() {}

    /** Said before it is turned off. */
    static String off(Switch one, Sources sources, Optional<SqsBacklog> backlog) {
        String span = one.until() == null ? "until somebody turns it on" : "until " + one.until();
        String first = one.effect() == Effect.DROP ? dropped(one, sources, span) : paused(one, sources, span);
        return first + waiting(one, backlog) + String.format("by %s (%s): %s%n", one.by(), one.ticket(), one.reason());
    }

    private static String paused(Switch one, Sources sources, String span) {
        return switch (one.off().kind()) {
            case ALL -> String.format("everything is paused %s: all messages wait in their queues%n", span);
            case SOURCE -> String.format("%s is paused %s: its messages wait in their queue%n", one.off(), span);
            case TABLE ->
                String.format(
                        "%s is paused %s: %s wait; its source is still read%n",
                        one.off(),
                        span,
                        isRaw(one.off(), sources)
                                ? "registrations of its partitions"
                                : "registrations, passes and seals");
        };
    }

    private static String dropped(Switch one, Sources sources, String span) {
        String source = sources.all().stream()
                .filter(each -> each.readready().name().equals(one.off().name())
                        || each.raw().name().equals(one.off().name()))
                .map(Source::name)
                .findFirst()
                .orElse(one.off().name());
        String whose = one.off().kind() == Target.Kind.ALL ? "of all sources" : "of " + source;
        LocalDate from = LocalDate.ofInstant(one.since(), ZoneOffset.UTC);
        LocalDate to = LocalDate.ofInstant(Objects.requireNonNullElse(one.until(), one.since()), ZoneOffset.UTC);
        return String.format(
                "objects %s are dropped %s: each is written down as dropped, passes over them wait%n"
                        + "afterwards a sweep brings recent days in, and older ones: ./loglake backfill --source %s --from %s --to %s --missing%n",
                whose, span, source.isEmpty() ? "…" : source, from, to);
    }

    private static boolean isRaw(Target table, Sources sources) {
        return sources.all().stream().anyMatch(source -> source.raw().name().equals(table.name()));
    }

    private static String waiting(Switch one, Optional<SqsBacklog> backlog) {
        if (one.off().kind() == Target.Kind.TABLE) {
            return "";
        }
        OptionalLong messages = backlog.map(known -> known.messages(one.off())).orElse(OptionalLong.empty());
        if (messages.isEmpty()) {
            return String.format("how many messages wait now cannot be told%n");
        }
        String kept = backlog.flatMap(known -> known.retention(one.off()))
                .map(SwitchText::days)
                .map(days -> "; the queue keeps a message for " + days)
                .orElse("");
        return String.format("%s wait now%s%n", SwitchEdit.messages(messages.getAsLong()), kept);
    }

    private static String days(Duration span) {
        return span.toHours() % 24 == 0 ? span.toDays() + " days" : span.toHours() + " hours";
    }
}
