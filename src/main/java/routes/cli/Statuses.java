package routes.cli;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import routes.Rooms;
import routes.aws.DeadLetterQueue;
import routes.aws.SqsQueueStates;
import routes.aws.SqsQueues;
import routes.cli.StatusReport.Expiring;
import routes.cli.StatusReport.Letters;
import routes.cli.StatusReport.Off;
import routes.cli.StatusReport.SourceLine;
import routes.deadletters.SqsDeadLetters.Found;
import routes.filters.Rule;
import routes.status.SourceStatus;
import routes.status.SourceStatuses;
import routes.switches.Switch;
import routes.switches.Target.Kind;
import routes.tables.Source;

/** Gathers what {@code loglake status} tells. */
final class Statuses {
    static final int EXPIRING_DAYS = 14;

    private final Rooms rooms;
    private final @Nullable URI observe;
    private final SqsQueueStates states;
    private final SourceStatuses sources;
    private final Clock clock = Clock.systemUTC();

    /** @param observe where the lake that is meant tells of itself; null when none runs */
    Statuses(Rooms rooms, @Nullable URI observe) {
        this.rooms = rooms;
        this.observe = observe;
        states = new SqsQueueStates(rooms.aws.sqs, rooms.settings);
        sources = new SourceStatuses(states, rooms.listing, rooms.manifests, rooms.completeness(), clock);
    }

    StatusReport look() {
        Found found = rooms.deadletters.letters().all();
        Optional<LakeMetrics> lake = Optional.ofNullable(observe).flatMap(LakeMetrics::at);
        routes.switches.Off switches = switches();
        return new StatusReport(
                clock.instant(),
                lake.map(seen -> seen.address().toString()).orElse(null),
                rooms.sources.all().stream()
                        .map(source -> new SourceLine(sources.of(source), off(switches, source)))
                        .toList(),
                queues(),
                letters(found),
                found.heldElsewhere(),
                filters(lake));
    }

    /** The same with what costs little to see looked at again: backlogs, switches and filters. */
    StatusReport glance(StatusReport before) {
        Optional<LakeMetrics> lake = Optional.ofNullable(observe).flatMap(LakeMetrics::at);
        routes.switches.Off switches = switches();
        return new StatusReport(
                clock.instant(),
                lake.map(seen -> seen.address().toString()).orElse(null),
                before.sources().stream().map(line -> glance(line, switches)).toList(),
                queues(),
                before.deadLetters(),
                before.lettersHeldElsewhere(),
                filters(lake));
    }

    private SourceLine glance(SourceLine before, routes.switches.Off switches) {
        SourceStatus status = before.status();
        return new SourceLine(
                new SourceStatus(
                        status.source(),
                        sources.backlog(status.source()),
                        status.lastFile(),
                        status.freshness(),
                        status.arrivals()),
                off(switches, rooms.sources.source(status.source())));
    }

    private routes.switches.Off switches() {
        return rooms.switches.file().load().at(clock.instant(), rooms.sources);
    }

    private static @Nullable Off off(routes.switches.Off switches, Source source) {
        return switches.of(source.name())
                .map(one -> new Off(one.id(), effect(one), one.by(), one.reason(), one.ticket(), one.until()))
                .orElse(null);
    }

    /** As in {@code loglake_switch_off}. */
    private static String effect(Switch one) {
        return one.effect().label() + (one.off().kind() == Kind.TABLE ? "-table" : "");
    }

    private List<StatusReport.Queue> queues() {
        return SqsQueues.queues(List.of()).stream()
                .map(DeadLetterQueue::origin)
                .flatMap(name -> states.of(name).stream().map(state -> new StatusReport.Queue(name, state.messages())))
                .filter(queue -> queue.messages() > 0)
                .toList();
    }

    private static List<Letters> letters(Found found) {
        List<Letters> letters = new ArrayList<>();
        LetterText.byCause(found)
                .forEach((cause, some) -> letters.add(new Letters(
                        cause.source(),
                        cause.reason(),
                        some.size(),
                        some.get(0).since(),
                        some.get(0).id())));
        return letters;
    }

    private StatusReport.Filters filters(Optional<LakeMetrics> lake) {
        List<Rule> rules = rooms.filters.live().rules().rules();
        LocalDate soon = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(EXPIRING_DAYS);
        return new StatusReport.Filters(
                lake.flatMap(seen -> seen.label("loglake_filters_info", "hash"))
                        .orElse(rooms.filters.live().hash()),
                lake.stream()
                        .flatMapToDouble(
                                seen -> seen.value("loglake_filters_last_reload_success_timestamp_seconds").stream())
                        .mapToObj(seconds -> Instant.ofEpochSecond((long) seconds))
                        .findFirst()
                        .orElse(null),
                lake.stream()
                        .flatMapToDouble(seen -> seen.value("loglake_filters_last_reload_successful").stream())
                        .anyMatch(successful -> successful == 0),
                rules.size(),
                rules.stream().flatMap(rule -> expiring(rule, soon)).toList());
    }

    private static Stream<Expiring> expiring(Rule rule, LocalDate soon) {
        LocalDate expires = rule.expires();
        return expires == null || expires.isAfter(soon)
                ? Stream.empty()
                : Stream.of(new Expiring(rule.id(), expires, rule.ticket()));
    }
}
