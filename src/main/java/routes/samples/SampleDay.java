package routes.samples;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * One day's logs of an organization that does not exist: as many objects and records as asked for, and the same bytes for the same
 * parameters.
 *
 * @param day when the objects were delivered
 * @param files CloudTrail objects
 * @param records CloudTrail records in all of them
 * @param accounts how many, from 3 on; the last is {@link SampleAccounts#EXCLUDED}
 * @param regions how many, up to 6
 * @param sessions Session Manager sessions, in CloudTrail and in CloudWatch
 * @param late share of CloudTrail records that belong to the day before, 0 to 1
 */
public record SampleDay(
        long seed, LocalDate day, int files, int records, int accounts, int regions, int sessions, double late) {

    public SampleDay {
        if (records < files || files < 1 || accounts < 3 || regions < 1 || late < 0 || late > 1) {
            throw new IllegalArgumentException(
                    "a sample day needs files with at least one record each, 3 accounts and a Region");
        }
    }

    /** What a real organization's day looked like: 4,002 objects of 4.7 records. */
    public static SampleDay of(LocalDate day) {
        return new SampleDay(1, day, 4_002, 18_698, 20, 4, 60, 0.01);
    }

    public SampleDay seeded(long otherSeed) {
        return new SampleDay(otherSeed, day, files, records, accounts, regions, sessions, late);
    }

    /** The records spread evenly where a file holds 100 and more. */
    public SampleDay sized(int otherFiles, int otherRecords) {
        return new SampleDay(seed, day, otherFiles, otherRecords, accounts, regions, sessions, late);
    }

    public SampleDay withSessions(int otherSessions) {
        return new SampleDay(seed, day, files, records, accounts, regions, otherSessions, late);
    }

    /** Writes the folders {@code cloudtrail} and {@code cloudwatch}, below them keys as in their buckets, and manifest.json. */
    public Facts write(Path folder) {
        Tree tree = new Tree(folder);
        Trail trail = new Trail(this);
        SampleSessions plan = new SampleSessions(this, trail);
        IntStream.range(0, files).parallel().forEach(file -> trail.write(file, plan, tree));
        new SessionLogs(seed, plan.sessions()).write(tree);
        return tree.facts(seed, day, plan.needles());
    }
}
