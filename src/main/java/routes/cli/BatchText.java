package routes.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import routes.batch.Estimate;
import routes.batch.Finding;
import routes.batch.Job;
import routes.batch.Report;
import routes.batch.Tally;
import routes.looker.Neutral;
import routes.placement.CalendarDay;

/** What came of a batch analysis, for a person. What models and logs say is shown as plain text. */
final class BatchText {
    private static final int WIDEST_WHY = 200;

    private BatchText() {}

    static String of(Estimate estimate) {
        return line(
                "%,d events in %,d records of %,d job(s): at most $%.2f (%,d tokens in, %,d out, prices of %s)",
                estimate.events(),
                estimate.records(),
                estimate.jobs(),
                estimate.usd(),
                estimate.tokensIn(),
                estimate.tokensOut(),
                estimate.prices());
    }

    static String of(Report report) {
        StringBuilder text = new StringBuilder(line(
                "run %s of %s: %s",
                report.runId(), CalendarDay.text(report.day()), report.status().label()));
        Tally tally = report.tally();
        text.append(line(
                "%,d records = %,d rated + %,d rejected + %,d errors + %,d missing; %,d events, $%.4f",
                tally.records(),
                tally.rated(),
                tally.rejected(),
                tally.errors(),
                tally.missing(),
                report.counts().ids(),
                report.usd()));
        for (Job job : report.jobs()) {
            text.append(line("job %d %s: %s", job.number(), job.status(), job.arn()));
        }
        report.faults().forEach(fault -> text.append(line("wrong: %s", Neutral.line(fault))));
        if (!report.findings().isEmpty()) {
            text.append('\n').append(findings(report));
        }
        text.append(line("%n%s", Neutral.text(report.summary())));
        if (report.unproved() > 0) {
            text.append(line("%,d citations of this summary lead to no finding", report.unproved()));
        }
        return text.toString();
    }

    private static String findings(Report report) {
        String lines = report.findings().stream().map(BatchText::finding).collect(Collectors.joining());
        int more = report.worthALook() - report.findings().size();
        return more == 0
                ? lines
                : lines + line("and %,d more, of kind 'record' in from_bedrock_analysis_readready", more);
    }

    private static String finding(Finding one) {
        return line(
                "%s  risk %d  %s  %s  %s  %s",
                one.recordId(),
                one.risk(),
                one.category(),
                one.since(),
                AnswerText.shown(Neutral.line(one.who()), AnswerText.TERMINAL_CELL),
                AnswerText.shown(Neutral.line(one.why()), WIDEST_WHY));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format + "%n", values);
    }
}
