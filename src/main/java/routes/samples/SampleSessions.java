package routes.samples;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which records of a sample day belong to which session. */
final class SampleSessions {
    private final SampleDay sample;
    private final Trail trail;
    private final Map<Integer, Call> calls = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private final List<Facts.Needle> needles = new ArrayList<>();

    /** A record that tells about a session. */
    record Call(Session session, Kind kind) {
        TrailRecord record(Instant time, Dice dice) {
            return switch (kind) {
                case START -> SessionCalls.start(session, time, dice);
                case RESUME -> SessionCalls.resume(session, time, dice);
                case TERMINATE -> SessionCalls.terminate(session, time, dice);
            };
        }
    }

    enum Kind {
        START,
        RESUME,
        TERMINATE
    }

    SampleSessions(SampleDay sample, Trail trail) {
        this.sample = sample;
        this.trail = trail;
        for (int number = 0; number < sample.sessions(); number++) {
            plan(number);
        }
    }

    /** Every fourth is resumed; the last of a day may end tomorrow. */
    private void plan(int number) {
        int start = freeRecord((int) ((number + 0.5) * sample.records() / sample.sessions()));
        Session session = session(number, start);
        sessions.add(session);
        calls.put(start, new Call(session, Kind.START));
        int rows = 1;
        if (number % 4 == 0) {
            rows += later(session, start, Kind.RESUME);
        }
        rows += later(session, start, Kind.TERMINATE);
        needles.add(new Facts.Needle(
                session.key(), session.person(), rows, session.typed().size()));
    }

    private Session session(int number, int start) {
        Dice dice = Dice.of(sample.seed(), "session", number);
        int file = trail.fileOf(start);
        String person = dice.one(People.NAMES);
        List<String> typed = IntStream.range(0, dice.between(3, 40))
                .mapToObj(line -> dice.one(People.TYPED))
                .toList();
        return new Session(
                person + "-0" + dice.hex(16),
                person,
                dice.one(People.PERSON_ROLES),
                trail.account(file),
                trail.region(file),
                "i-0" + dice.hex(16),
                trail.time(file, start),
                dice.between(2, 30),
                typed);
    }

    /** The sandbox is excluded, and a session that is found in one half only is no needle. */
    private int freeRecord(int from) {
        return IntStream.range(0, sample.records())
                .map(step -> (from + step) % sample.records())
                .filter(record -> !calls.containsKey(record))
                .filter(record -> !trail.account(trail.fileOf(record)).equals(SampleAccounts.EXCLUDED))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("more sessions than records"));
    }

    private int later(Session session, int start, Kind kind) {
        Optional<Integer> record = IntStream.range(start + 1, sample.records())
                .boxed()
                .filter(next -> !calls.containsKey(next) && isAt(session, trail.fileOf(next)))
                .filter(next -> trail.time(trail.fileOf(next), next).isAfter(lastOf(session)))
                .findFirst();
        record.ifPresent(found -> calls.put(found, new Call(session, kind)));
        return record.isPresent() ? 1 : 0;
    }

    private static Instant lastOf(Session session) {
        return session.timeOf(session.typed().size());
    }

    private boolean isAt(Session session, int file) {
        return trail.account(file).equals(session.account())
                && trail.region(file).equals(session.region());
    }

    Optional<Call> at(int record) {
        return Optional.ofNullable(calls.get(record));
    }

    List<Session> sessions() {
        return sessions;
    }

    List<Facts.Needle> needles() {
        return needles;
    }
}
