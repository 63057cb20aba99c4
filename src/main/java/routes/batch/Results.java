package routes.batch;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What became of each record of a run.
 *
 * @param faults where the jobs' output is not what Bedrock says of it; such a run is failed and its rows are not kept
 */
record Results(Run run, List<Row> rows, List<String> faults) {
    Tally tally() {
        return Tally.of(rows);
    }

    Status status() {
        if (!faults.isEmpty() || ended("Failed")) {
            return Status.FAILED;
        }
        if (ended("Stopped")) {
            return Status.STOPPED;
        }
        if (ended("Expired")) {
            return Status.EXPIRED;
        }
        return rows.stream().allMatch(row -> row.is("rated")) ? Status.COMPLETED : Status.PARTIAL;
    }

    private boolean ended(String how) {
        return run.jobs().stream().anyMatch(job -> job.status().equals(how));
    }

    /** What is wrong, in words, with what Bedrock says of jobs that failed. */
    List<String> said() {
        return Stream.concat(
                        faults.stream(),
                        run.jobs().stream()
                                .filter(job -> !job.message().isEmpty())
                                .map(job -> "job " + job.number() + " " + job.status() + ": " + job.message()))
                .toList();
    }

    /** The gravest first. */
    List<Finding> findings() {
        return faults.isEmpty()
                ? rows.stream()
                        .filter(row -> row.is("rated") && Objects.requireNonNull(row.risk()) > 0)
                        .map(Finding::of)
                        .sorted(Comparator.comparing(Finding::risk).reversed().thenComparing(Finding::recordId))
                        .toList()
                : List.of();
    }
}
