package routes.samples;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The CloudTrail objects of a sample day; each record follows from its number alone. */
final class Trail {
    private static final int DAY = 86_400;
    private static final int TWINS_EVERY = 97;

    private final SampleDay sample;
    private final List<String> accounts;
    private final List<String> regions;
    private final int[] firstRecord;

    Trail(SampleDay sample) {
        this.sample = sample;
        this.accounts = SampleAccounts.accounts(sample.accounts());
        this.regions = SampleAccounts.regions(sample.regions());
        this.firstRecord = new int[sample.files() + 1];
        int[] sizes = FileSizes.of(sample.files(), sample.records(), sample.seed());
        for (int file = 0; file < sizes.length; file++) {
            firstRecord[file + 1] = firstRecord[file] + sizes[file];
        }
    }

    void write(int file, SampleSessions sessions, Tree tree) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int record = firstRecord[file]; record < firstRecord[file + 1]; record++) {
            events.add(event(file, record, sessions));
        }
        String unique = Dice.of(sample.seed(), "file", file).mixed(16);
        tree.trail(CloudTrailKey.events(account(file), region(file), delivered(file), unique), events);
    }

    private Map<String, Object> event(int file, int record, SampleSessions sessions) {
        Dice dice = Dice.of(sample.seed(), "record", record);
        return sessions.at(record)
                .map(call -> call.record(time(file, record), dice))
                .orElseGet(() -> noise(file, record, dice))
                .json();
    }

    private TrailRecord noise(int file, int record, Dice dice) {
        Instant time = isLate(record) ? late(record) : time(file, record);
        int habit = Dice.of(sample.seed(), "habit", file).below(100);
        NoiseCalls calls = new NoiseCalls(new CallSite(account(file), region(file), time, dice, habit));
        int twin = record % TWINS_EVERY;
        return twin == 5 || twin == 53
                ? calls.assumeRoleAcrossAccounts(shared(record).toString())
                : calls.any();
    }

    private UUID shared(int record) {
        return Dice.of(sample.seed(), "shared", record / TWINS_EVERY).uuid();
    }

    int fileOf(int record) {
        int file = Arrays.binarySearch(firstRecord, record);
        return file >= 0 ? file : -file - 2;
    }

    /** Each account in turn, then the same in the next Region. */
    String account(int file) {
        return accounts.get(file % accounts.size());
    }

    String region(int file) {
        return regions.get(file / accounts.size() % regions.size());
    }

    /** When it happened: at most a quarter of an hour before its file was delivered, never before the day began. */
    Instant time(int file, int record) {
        int before = Dice.of(sample.seed(), "time", record).between(1, 900);
        return delivered(file).minusSeconds(Math.min(before, secondOf(file)));
    }

    private Instant late(int record) {
        return start().minusSeconds(Dice.of(sample.seed(), "late", record).between(1, 3600));
    }

    /** Spread evenly over the records, exactly as many as the share says. */
    private boolean isLate(int record) {
        double late = sample.late();
        return Math.floor((record + 1) * late) > Math.floor(record * late);
    }

    private Instant delivered(int file) {
        return start().plusSeconds(secondOf(file));
    }

    private int secondOf(int file) {
        return (int) ((long) file * DAY / sample.files()) / 300 * 300;
    }

    private Instant start() {
        return sample.day().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
