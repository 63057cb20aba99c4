package routes.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the jobs of a run wrote and joins it with what was asked, by record, whatever its order. */
public final class S3Outputs {
    private final S3Files files;

    S3Outputs(S3Files files) {
        this.files = files;
    }

    /** What became of each record. */
    public Results collect(Run run) {
        Plan plan = run.plan();
        List<Asked> asked = files.find(plan.folder() + "asked.json", Asked.All.class)
                .orElseThrow(() -> new IllegalStateException(files.uri(plan.folder()) + "asked.json is gone"))
                .records();
        List<Row> rows = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        int from = 0;
        for (Plan.JobPlan job : plan.jobs()) {
            List<Asked> given = asked.subList(from, from + job.records());
            JobOutput output = output(run, job, given);
            given.forEach(one ->
                    rows.add(Row.of(plan, output.job(), one, output.lines().get(one.recordId()))));
            faults.addAll(output.faults());
            from += job.records();
        }
        return new Results(run, rows, faults);
    }

    private JobOutput output(Run run, Plan.JobPlan plan, List<Asked> given) {
        Job job = run.jobs().get(plan.number() - 1);
        String prefix = BedrockJobs.output(run.plan(), plan.number()) + job.id() + "/";
        Set<String> known = given.stream().map(Asked::recordId).collect(Collectors.toSet());
        Map<String, OutputLine> lines = new HashMap<>();
        long[] repeatedAndStrange = new long[2];
        @Nullable OutputManifest manifest = null;
        for (String key : files.keys(prefix)) {
            if (key.endsWith("/manifest.json.out")) {
                manifest = files.find(key, OutputManifest.class).orElse(null);
            } else if (key.endsWith(".jsonl.out")) {
                read(key, line -> {
                    if (!known.contains(line.recordId())) {
                        repeatedAndStrange[1]++;
                    } else if (lines.putIfAbsent(line.recordId(), line) != null) {
                        repeatedAndStrange[0]++;
                    }
                });
            }
        }
        return new JobOutput(job, given.size(), lines, repeatedAndStrange[0], repeatedAndStrange[1], manifest);
    }

    private void read(String key, Consumer<OutputLine> each) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(files.open(key), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank()).map(OutputLine::parse).forEach(each);
        } catch (IOException broken) {
            throw new UncheckedIOException(files.uri(key) + " cannot be read to its end", broken);
        }
    }
}
