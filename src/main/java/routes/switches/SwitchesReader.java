package routes.switches;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import routes.filters.Code;
import routes.filters.Finding;
import routes.filters.Snapshot;
import routes.filters.YamlFile;
import routes.filters.YamlSchema;
import routes.switches.Target.Kind;
import routes.tables.Source;
import routes.tables.Sources;

/** Reads a switches file, all of it or nothing. */
final class SwitchesReader {
    /** How long before a queue forgets a message it is to be taken again. */
    static final Duration MARGIN = Duration.ofDays(1);

    private static final YamlSchema SCHEMA = YamlSchema.of("/schemas/switches-v1.schema.json");

    private final Sources sources;
    private final Function<Target, Optional<Duration>> retention;
    private final List<Finding> findings = new ArrayList<>();

    private SwitchesReader(Sources sources, Function<Target, Optional<Duration>> retention) {
        this.sources = sources;
        this.retention = retention;
    }

    /**
     * @param retention how long the queues of what is off keep a message, empty when nobody knows
     * @throws routes.failures.LakeException BAD_CONFIGURATION that lists every finding, one a line, as file:line:column
     */
    static Switches read(Snapshot snapshot, Sources sources, Function<Target, Optional<Duration>> retention) {
        SwitchesReader reader = new SwitchesReader(sources, retention);
        List<Switch> list = new ArrayList<>();
        snapshot.files().forEach((name, content) -> list.addAll(reader.read(YamlFile.parse(name, content))));
        Finding.refuse(reader.findings);
        return new Switches(list);
    }

    private List<Switch> read(YamlFile yaml) {
        findings.addAll(SCHEMA.check(yaml));
        if (!findings.isEmpty()) {
            return List.of();
        }
        List<Switch> list = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < yaml.root().path("switches").size(); i++) {
            String pointer = "/switches/" + i;
            Switch one = one(yaml, pointer);
            if (!ids.add(one.id())) {
                findings.add(yaml.at(Code.F004, pointer + "/id", "switch " + one.id() + " stands here a second time"));
            }
            check(yaml, pointer, one);
            list.add(one);
        }
        return list;
    }

    private Switch one(YamlFile yaml, String pointer) {
        JsonNode entry = yaml.root().at(pointer);
        Instant since = time(yaml, pointer + "/since");
        return new Switch(
                entry.path("id").asText(),
                target(entry.path("off")),
                Effect.valueOf(entry.path("effect").asText().toUpperCase(Locale.ROOT)),
                entry.path("reason").asText(),
                entry.has("ticket") ? entry.path("ticket").asText() : null,
                entry.path("by").asText(),
                since == null ? Instant.EPOCH : since,
                time(yaml, pointer + "/until"));
    }

    private static Target target(JsonNode off) {
        if (off.has("source")) {
            return Target.source(off.path("source").asText());
        }
        return off.has("table") ? Target.table(off.path("table").asText()) : Target.all();
    }

    private void check(YamlFile yaml, String pointer, Switch one) {
        List<String> known = known(one.off().kind());
        String where = pointer + "/off/" + one.off().kind().name().toLowerCase(Locale.ROOT);
        if (one.off().kind() != Kind.ALL && !known.contains(one.off().name())) {
            findings.add(
                    yaml.at(Code.F015, where, "there is no " + one.off() + "; use one of " + String.join(", ", known)));
        } else if (one.effect() == Effect.DROP && !canBeDropped(one.off())) {
            findings.add(yaml.at(
                    where, one.off() + " is the lake's own bookkeeping: it can be paused, but nothing of it dropped"));
        }
        Instant until = one.until();
        if (until == null) {
            if (one.effect() == Effect.DROP) {
                findings.add(yaml.at(pointer, "a drop needs 'until': say when it turns on again by itself"));
            }
            return;
        }
        if (!until.isAfter(one.since())) {
            findings.add(yaml.at(pointer + "/until", "until " + until + " is not after since " + one.since()));
        }
        longest(one)
                .filter(longest -> one.since().plus(longest).isBefore(until))
                .ifPresent(longest -> findings.add(yaml.at(
                        Code.F016,
                        pointer + "/until",
                        "the pause is longer than " + text(longest) + ": the queue keeps a message for "
                                + text(longest.plus(MARGIN))
                                + ", and what waits longer is lost from it. Let it end by "
                                + one.since().plus(longest)
                                + ", or use effect: drop and backfill later")));
    }

    /** How long a pause may be, where that is known. What waits for a table waits in no queue. */
    private Optional<Duration> longest(Switch one) {
        return one.pauses() && one.off().kind() != Kind.TABLE
                ? retention.apply(one.off()).map(kept -> kept.minus(MARGIN))
                : Optional.empty();
    }

    private List<String> known(Kind kind) {
        return kind == Kind.SOURCE
                ? Stream.concat(sources.all().stream().map(Source::name), Stream.of(Source.READREADY))
                        .toList()
                : sources.all().stream()
                        .flatMap(source -> Stream.of(
                                source.raw().name(), source.readready().name()))
                        .toList();
    }

    private boolean canBeDropped(Target off) {
        return sources.all().stream().anyMatch(source -> off.touches(source) && !source.bookkeeping());
    }

    private @Nullable Instant time(YamlFile yaml, String pointer) {
        JsonNode time = yaml.root().at(pointer);
        try {
            return time.isMissingNode()
                    ? null
                    : OffsetDateTime.parse(time.asText()).toInstant();
        } catch (DateTimeParseException none) {
            findings.add(yaml.at(pointer, time.asText() + " is not a time such as 2026-11-20T21:14:00Z"));
            return null;
        }
    }

    private static String text(Duration span) {
        return span.toHours() % 24 == 0 ? span.toDays() + " days" : span.toHours() + " hours";
    }
}
