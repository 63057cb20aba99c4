package routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import routes.completeness.Accounted;
import routes.completeness.Fate;
import routes.completeness.Fault;
import routes.completeness.Records;
import routes.completeness.Report;
import routes.placement.CalendarDay;

/** A completeness report as a person reads it. */
final class ReportText {
    /** Keys that are shown of those not accounted for. */
    static final int SHOWN = 20;

    private ReportText() {}

    static List<String> lines(Report report, double seconds) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-34s%10s%16s%10s",
                report.source() + ", " + day(report.day()),
                "objects",
                "bytes",
                "share"));
        lines.add(line("listed at the source", report.listed(), report.listed(), report.calls() + " LISTs"));
        lines.add(fate("  in the lake", report, Fate.IN_LAKE, ""));
        lines.add(fate("  excluded by a rule", report, Fate.EXCLUDED, rules(report)));
        lines.add(fate("  quarantined", report, Fate.QUARANTINED, reasons(report, Fate.QUARANTINED)));
        lines.add(fate("  dead letters", report, Fate.DEAD, dead(report)));
        lines.add(fate("  waiting", report, Fate.WAITING, reasons(report, Fate.WAITING)));
        lines.add(fate("  not accounted for", report, Fate.UNACCOUNTED, ""));
        if (report.gone() > 0) {
            lines.add(String.format(
                    Locale.ROOT, "%,d objects are in the lake that the source no longer lists", report.gone()));
        }
        lines.add(records(report.records()));
        lines.addAll(wrong(report));
        lines.add(String.format(Locale.ROOT, "%s in %.1f s", report.isGood() ? "complete" : "NOT complete", seconds));
        return lines;
    }

    private static List<String> wrong(Report report) {
        List<String> lines = new ArrayList<>();
        List<Accounted> lost = report.of(Fate.UNACCOUNTED);
        lost.stream()
                .limit(SHOWN)
                .map(object -> "  " + AnswerText.plain(object.object().uri()))
                .forEach(lines::add);
        if (lost.size() > SHOWN) {
            lines.add(String.format(Locale.ROOT, "  and %,d more (--json names all)", lost.size() - SHOWN));
        }
        report.faults().stream().map(Fault::what).map(AnswerText::plain).forEach(lines::add);
        report.mending().forEach(command -> lines.add("to mend it: " + command));
        return lines;
    }

    private static String fate(String name, Report report, Fate fate, String more) {
        return line(name, report.sum(fate), report.listed(), more);
    }

    private static String line(String name, Report.Sum sum, Report.Sum all, String more) {
        double share = all.objects() == 0 ? 0 : 100.0 * sum.objects() / all.objects();
        return String.format(Locale.ROOT, "%-34s%,10d%,16d%8.2f %%   %s", name, sum.objects(), sum.bytes(), share, more)
                .stripTrailing();
    }

    private static String rules(Report report) {
        return report.reasons(Fate.EXCLUDED).entrySet().stream()
                .map(rule -> rule.getKey() + " " + rule.getValue()
                        + (report.tickets().containsKey(rule.getKey())
                                ? " (" + report.tickets().get(rule.getKey()) + ")"
                                : ""))
                .collect(Collectors.joining(", "));
    }

    private static String dead(Report report) {
        String reasons = reasons(report, Fate.DEAD);
        return reasons.isEmpty() ? "" : reasons + "; ./loglake dlq list";
    }

    private static String reasons(Report report, Fate fate) {
        return report.reasons(fate).entrySet().stream()
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String records(Records records) {
        return String.format(
                Locale.ROOT,
                "records read %,d = rows %,d + duplicates removed %,d + quarantined %,d",
                records.read(),
                records.rows(),
                records.duplicates(),
                records.quarantined());
    }

    private static String day(int day) {
        return day == CalendarDay.UNDATED ? "keys without a day" : "delivered " + CalendarDay.text(day);
    }
}
