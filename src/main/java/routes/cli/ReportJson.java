package routes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import routes.completeness.Fate;
import routes.completeness.Report;
import routes.placement.CalendarDay;

/** Completeness reports as a program reads them: the same keys whatever was found. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    /** {@code {"complete":…,"days":[{…}],"millis":n}} */
    static String of(List<Report> reports, long millis) {
        ObjectNode root = JSON.createObjectNode();
        root.put("complete", reports.stream().allMatch(Report::isGood));
        ArrayNode days = root.putArray("days");
        reports.forEach(report -> day(days.addObject(), report));
        root.put("millis", millis);
        return root.toPrettyString();
    }

    private static void day(ObjectNode node, Report report) {
        node.put("source", report.source())
                .put("table", report.table())
                .put("day", CalendarDay.text(report.day()))
                .put("complete", report.isGood());
        sum(node.putObject("listed"), report.listed()).put("calls", report.calls());
        sum(node.putObject("inLake"), report.sum(Fate.IN_LAKE)).put("noLongerListed", report.gone());
        excluded(sum(node.putObject("excluded"), report.sum(Fate.EXCLUDED)), report);
        reasons(node, "quarantined", "reasons", report, Fate.QUARANTINED);
        reasons(node, "dead", "reasons", report, Fate.DEAD);
        reasons(node, "waiting", "for", report, Fate.WAITING);
        ArrayNode keys =
                sum(node.putObject("unaccounted"), report.sum(Fate.UNACCOUNTED)).putArray("keys");
        report.of(Fate.UNACCOUNTED)
                .forEach(
                        lost -> keys.addObject().put("uri", lost.object().uri()).put("mend", lost.why()));
        node.putObject("records")
                .put("read", report.records().read())
                .put("rows", report.records().rows())
                .put("duplicates", report.records().duplicates())
                .put("quarantined", report.records().quarantined());
        ArrayNode faults = node.putArray("faults");
        report.faults()
                .forEach(fault -> faults.addObject().put("what", fault.what()).put("mend", fault.mend()));
        ArrayNode mending = node.putArray("mend");
        report.mending().forEach(mending::add);
    }

    private static void excluded(ObjectNode node, Report report) {
        ArrayNode rules = node.putArray("rules");
        report.reasons(Fate.EXCLUDED).forEach((rule, objects) -> rules.addObject()
                .put("rule", rule)
                .put("ticket", report.tickets().get(rule))
                .put("objects", objects));
    }

    private static void reasons(ObjectNode node, String name, String list, Report report, Fate fate) {
        ObjectNode reasons = sum(node.putObject(name), report.sum(fate)).putObject(list);
        report.reasons(fate).forEach(reasons::put);
    }

    private static ObjectNode sum(ObjectNode node, Report.Sum sum) {
        return node.put("objects", sum.objects()).put("bytes", sum.bytes());
    }
}
