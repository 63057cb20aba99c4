package routes.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job wrote, in whatever order.
 *
 * @param lines by record, of the records that it was given
 * @param repeated lines of a record that has another
 * @param strange lines of no record that it was given
 * @param manifest null when it wrote none
 */
record JobOutput(
        Job job,
        int given,
        Map<String, OutputLine> lines,
        long repeated,
        long strange,
        @Nullable OutputManifest manifest) {

    long errors() {
        return lines.values().stream().filter(OutputLine::isError).count();
    }

    long successes() {
        return lines.size() - errors();
    }

    long missing() {
        return given - lines.size();
    }

    /** Where what lies there is not what Bedrock says of it, with the figures. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (repeated + strange > 0) {
            faults.add(
                    told("%,d lines of a record that has another, %,d of no record that was sent", repeated, strange));
        }
        boolean wrote = !lines.isEmpty() || job.status().endsWith("Completed");
        if (manifest == null && wrote) {
            faults.add(told("no manifest.json.out beside %,d lines", lines.size()));
        }
        if (manifest != null && !agrees(manifest)) {
            faults.add(told(
                    "%,d records sent = %,d answers + %,d errors + %,d missing, but the manifest says total %,d, success %,d, error %,d",
                    given,
                    successes(),
                    errors(),
                    missing(),
                    manifest.totalRecordCount(),
                    manifest.successRecordCount(),
                    manifest.errorRecordCount()));
        }
        return faults;
    }

    private boolean agrees(OutputManifest said) {
        return said.totalRecordCount() == given
                && said.successRecordCount() == successes()
                && said.errorRecordCount() == errors();
    }

    private String told(String format, Object... figures) {
        return "job " + job.number() + " (" + job.status() + "): " + String.format(Locale.ROOT, format, figures);
    }
}
