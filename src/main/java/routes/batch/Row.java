package routes.batch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code from_bedrock_analysis_readready}.
 *
 * @param kind {@code record} for what became of one record, {@code run} for all of them
 * @param status of a record: rated, rejected, error, missing; of a run: see {@link Status}
 * @param reason why it is not rated
 */
record Row(
        String findingid,
        Instant time,
        String kind,
        String runid,
        int analysedday,
        String groupedby,
        String askedby,
        String modelid,
        @Nullable String recordid,
        @Nullable String who,
        @Nullable String since,
        String status,
        @Nullable String reason,
        @Nullable Integer risk,
        @Nullable String category,
        @Nullable String why,
        List<String> eventids,
        long events,
        @Nullable String jobarn,
        long tokensin,
        long tokensout) {

    static Row of(Plan plan, Job job, Asked asked, @Nullable OutputLine line) {
        if (line == null) {
            return row(plan, job, asked, null, "missing", "no answer: job " + job.status(), null);
        }
        if (line.isError()) {
            return row(plan, job, asked, line, "error", line.error(), null);
        }
        try {
            return row(plan, job, asked, line, "rated", null, Rating.of(line.answer(), asked));
        } catch (Rating.Rejected rejected) {
            return row(plan, job, asked, line, "rejected", "the answer " + rejected.why(), null);
        }
    }

    private static Row row(
            Plan plan,
            Job job,
            Asked asked,
            @Nullable OutputLine line,
            String status,
            @Nullable String reason,
            @Nullable Rating rating) {
        return new Row(
                plan.runId() + "/" + asked.recordId(),
                plan.started(),
                "record",
                plan.runId(),
                plan.day(),
                plan.by().label(),
                plan.person(),
                plan.model(),
                asked.recordId(),
                asked.name(),
                asked.from(),
                status,
                reason,
                rating == null ? null : rating.risk(),
                rating == null ? null : rating.category(),
                rating == null ? null : rating.why(),
                rating == null ? List.of() : rating.eventIds(),
                asked.eventIds().size(),
                job.arn(),
                line == null ? 0 : line.tokensIn(),
                line == null ? 0 : line.tokensOut());
    }

    /** @param why the summary */
    static Row of(Plan plan, Report report, String why) {
        return new Row(
                plan.runId(),
                plan.started(),
                "run",
                plan.runId(),
                plan.day(),
                plan.by().label(),
                plan.person(),
                plan.model(),
                null,
                null,
                null,
                report.status().label(),
                report.faults().isEmpty() ? null : String.join("; ", report.faults()),
                report.findings().stream()
                        .map(Finding::risk)
                        .max(Integer::compare)
                        .orElse(0),
                null,
                why,
                List.of(),
                plan.counts().ids(),
                null,
                report.tally().tokensIn(),
                report.tally().tokensOut());
    }

    boolean is(String wanted) {
        return status.equals(wanted);
    }
}
