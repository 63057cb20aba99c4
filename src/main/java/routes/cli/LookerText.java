package routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import routes.looker.Report;

/** A report for a terminal. All of its text is neutral already. */
final class LookerText {
    private static final int WIDTH = 78;

    private LookerText() {}

    static String of(Report report) {
        List<String> lines = new ArrayList<>();
        lines.addAll(wrapped("", report.answer()));
        if (!report.unproved().isEmpty()) {
            lines.addAll(wrapped("", "Of this, no cited row holds: " + String.join(", ", report.unproved())));
        }
        if (report.partial() != null) {
            lines.addAll(wrapped("", "This is a partial answer: " + report.partial() + "."));
        }
        section(lines, "Claims", report.claims().stream().map(LookerText::claim).toList());
        section(lines, "Findings of the lake itself", report.findings());
        section(
                lines,
                "Searched",
                report.queries().stream().map(LookerText::query).toList());
        section(lines, "Next steps", report.nextSteps());
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%s  %s  %d turns, %d queries, %,d bytes, %,d tokens, $%.4f, %.1f s",
                report.id(),
                report.model(),
                report.spent().turns(),
                report.spent().queries(),
                report.spent().bytes(),
                report.spent().tokens(),
                report.spent().usd(),
                report.spent().millis() / 1000.0));
        return String.join("\n", lines) + "\n";
    }

    private static String claim(Report.CheckedClaim claim) {
        return (claim.proved() ? "proved    " : "UNPROVED  ") + claim.text() + " " + claim.cites()
                + (claim.proved() ? "" : ": " + String.join("; ", claim.faults()));
    }

    private static String query(Report.Searched query) {
        return query.id() + "  " + query.days() + ": " + query.rows() + " rows" + (query.truncated() ? " and more" : "")
                + ", " + query.cited() + " cited. " + query.why();
    }

    private static void section(List<String> lines, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add("");
            lines.add(title);
            entries.forEach(entry -> lines.addAll(wrapped("  ", entry)));
        }
    }

    /** Lines no wider than a terminal; what follows the first stands further in. */
    private static List<String> wrapped(String margin, String text) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder(margin);
            for (String word : paragraph.split(" ")) {
                if (line.length() + word.length() > WIDTH && line.length() > margin.length()) {
                    lines.add(line.toString().stripTrailing());
                    line = new StringBuilder(margin.isEmpty() ? "" : margin + "  ");
                }
                line.append(word).append(' ');
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
