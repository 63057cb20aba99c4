package routes.batch;

import java.util.List;
import java.util.Locale;
import routes.prices.Prices;

/** Results, and what is to be said of them. */
record Summarised(Results results, Report report) {
    private static final int SHOWN = 20;

    static Summarised of(Results results, Summary summary, Prices prices) {
        Run run = results.run();
        Plan plan = run.plan();
        Tally tally = results.tally();
        List<Finding> findings = results.findings();
        double usd = prices.batch(plan.model()).usd(tally.tokensIn(), tally.tokensOut(), 0, 0)
                + prices.of(plan.model()).usd(summary.tokensIn(), summary.tokensOut(), 0, 0);
        Report report = new Report(
                Report.FORMAT,
                plan.runId(),
                results.status(),
                plan.day(),
                plan.by().label(),
                plan.model(),
                plan.person(),
                plan.started(),
                plan.counts(),
                plan.estimate(),
                run.jobs(),
                tally.plus(summary.tokensIn(), summary.tokensOut()),
                usd,
                results.said(),
                findings.size(),
                findings.stream().limit(SHOWN).toList(),
                summary.text().isBlank() ? nothing(results) : summary.text(),
                summary.unproved(),
                plan.folder());
        return new Summarised(results, report);
    }

    private static String nothing(Results results) {
        if (!results.faults().isEmpty()) {
            return "What the jobs wrote cannot be trusted; nothing was kept.";
        }
        return String.format(
                Locale.ROOT,
                "%,d of %,d rated records are worth a look.",
                results.findings().size(),
                results.tally().rated());
    }
}
