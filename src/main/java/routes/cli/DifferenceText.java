package routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import routes.filters.Difference.Cause;
import routes.filters.Difference.Place;

/** What a change of the filters does, for a person. */
final class DifferenceText {
    private DifferenceText() {}

    static String of(DifferenceReport report, boolean allKeys) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "filters %s -> %s would change %,d of %,d objects %s (%.1f %%, %,d bytes)",
                report.from(),
                report.to(),
                report.changedObjects(),
                report.objects(),
                report.what(),
                report.objects() == 0 ? 0.0 : 100.0 * report.changedObjects() / report.objects(),
                report.changedBytes()));
        report.changes().forEach(cause -> cause(cause, allKeys, lines));
        lines.add(format("protected from an exclusion: %,d objects", report.protectedObjects()));
        report.refusals().forEach(refusal -> lines.add("a running lake would refuse this: " + refusal));
        return String.join("\n", lines) + "\n";
    }

    private static void cause(Cause cause, boolean allKeys, List<String> lines) {
        String ticket = cause.ticket() == null ? "" : " (" + cause.ticket() + ")";
        lines.add(format(
                cause.kept()
                        ? "  +%,d excluded -> kept, %,d bytes: no longer by rule %s%s"
                        : "  -%,d kept -> excluded, %,d bytes: by rule %s%s",
                cause.objects(),
                cause.bytes(),
                cause.rule(),
                ticket));
        cause.places().forEach(place -> place(place, allKeys, lines));
    }

    private static void place(Place place, boolean allKeys, List<String> lines) {
        lines.add(AnswerText.plain(format(
                "      %s  account %s  region %s  %,d objects",
                place.source().isEmpty() ? "any source" : place.source(),
                Objects.requireNonNullElse(place.account(), "-"),
                Objects.requireNonNullElse(place.region(), "-"),
                place.objects())));
        if (allKeys) {
            place.keys().forEach(key -> lines.add("        " + AnswerText.plain(key)));
        } else {
            lines.add("        " + AnswerText.plain(place.keys().get(0)));
            if (place.objects() > 1) {
                lines.add(format("        and %,d more: --list-keys", place.objects() - 1));
            }
        }
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
