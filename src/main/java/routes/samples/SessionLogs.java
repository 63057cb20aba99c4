package routes.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The CloudWatch objects of sessions: what all of them typed in five minutes goes into one, as Firehose buffers it. */
final class SessionLogs {
    private static final int BUFFER = 300;
    private static final int CONTROL_EVERY = 10;

    private final long seed;
    private final List<Session> sessions;

    /** One line typed. */
    private record Typed(int session, int number, Instant time) {}

    SessionLogs(long seed, List<Session> sessions) {
        this.seed = seed;
        this.sessions = sessions;
    }

    void write(Tree tree) {
        buffers().forEach((buffer, typed) -> write(buffer, typed, tree));
    }

    private SortedMap<Long, List<Typed>> buffers() {
        List<Typed> all = new ArrayList<>();
        for (int session = 0; session < sessions.size(); session++) {
            for (int line = 0; line < sessions.get(session).typed().size(); line++) {
                all.add(new Typed(session, line, sessions.get(session).timeOf(line)));
            }
        }
        return all.stream()
                .collect(Collectors.groupingBy(
                        typed -> typed.time().getEpochSecond() / BUFFER, TreeMap::new, Collectors.toList()));
    }

    private void write(long buffer, List<Typed> typed, Tree tree) {
        Dice dice = Dice.of(seed, "buffer", buffer);
        Instant delivered = Instant.ofEpochSecond((buffer + 1) * BUFFER + dice.below(60));
        int controls = buffer % CONTROL_EVERY == 0 ? 1 : 0;
        StringBuilder documents = new StringBuilder(controls == 0 ? "" : SubscriptionLog.control(delivered));
        typed.stream()
                .collect(Collectors.groupingBy(Typed::session, TreeMap::new, Collectors.toList()))
                .forEach((session, lines) -> documents.append(document(sessions.get(session), lines)));
        List<LocalDate> days = typed.stream()
                .map(line -> LocalDate.ofInstant(line.time(), ZoneOffset.UTC))
                .toList();
        tree.subscription(SubscriptionLog.key(delivered, dice), documents.toString(), days, controls);
    }

    private String document(Session session, List<Typed> lines) {
        List<Map<String, Object>> logEvents = lines.stream()
                .map(line -> SubscriptionLog.logEvent(
                        session, line.number(), Dice.of(seed, "typed " + session.id(), line.number())))
                .toList();
        return SubscriptionLog.document(session, logEvents);
    }
}
