package routes.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import routes.aws.Digests;
import routes.prices.Prices;

/** Writes the JSON lines of a run's jobs and reckons what they cost. Nothing leaves this process yet. */
public final class Inputs {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param most records of a job, and bytes of its file */
    record Limits(int most, long bytes) {}

    private final ModelInput modelInput;
    private final Limits limits;
    private final Prices prices;

    Inputs(ModelInput modelInput, Limits limits, Prices prices) {
        this.modelInput = modelInput;
        this.limits = limits;
        this.prices = prices;
    }

    /** @throws BatchRefused when it may cost more than is allowed; an estimate alone is never refused */
    public Input write(Groups groups) {
        Request request = groups.selection().request();
        List<InputFile> files = files(groups);
        Estimate estimate = estimate(groups, files.size());
        request.tell(String.format(
                Locale.ROOT,
                "%,d tokens in, at most %,d out: at most $%.2f by the prices of %s",
                estimate.tokensIn(),
                estimate.tokensOut(),
                estimate.usd(),
                estimate.prices()));
        if (request.want() != Request.Want.ESTIMATE && estimate.usd() > request.maxUsd()) {
            throw new BatchRefused(String.format(
                    Locale.ROOT,
                    "it may cost $%.4f and $%.4f are allowed; nothing was uploaded. Allow more with --max-usd,"
                            + " or choose a cheaper model in loglake.batch.model",
                    estimate.usd(),
                    request.maxUsd()));
        }
        String all = files.stream().map(InputFile::sha256).collect(Collectors.joining("\n"));
        return new Input(groups, files, Digests.sha256(request.model() + "\n" + all), estimate);
    }

    private List<InputFile> files(Groups groups) {
        List<byte[]> lines = groups.groups().stream()
                .map(group -> line(group, groups.selection().request().by()))
                .toList();
        long bytes = lines.stream().mapToLong(line -> line.length).sum();
        // Even parts, so that the last one does not fall below what the service takes.
        int parts = (int) Math.max(1 + (lines.size() - 1) / limits.most(), 1 + (bytes - 1) / limits.bytes());
        List<InputFile> files = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) lines.size() * part / parts);
            int to = (int) ((long) lines.size() * (part + 1) / parts);
            files.add(file("input-" + (part + 1) + ".jsonl", lines.subList(from, to)));
        }
        return files;
    }

    private static InputFile file(String name, List<byte[]> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(bytes::writeBytes);
        return new InputFile(
                name, lines.size(), bytes.toByteArray(), Digests.sha256(bytes.toString(StandardCharsets.UTF_8)));
    }

    private byte[] line(Group group, By by) {
        try {
            return (JSON.writeValueAsString(modelInput.line(group, by)) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Estimate estimate(Groups groups, int jobs) {
        Request request = groups.selection().request();
        int records = groups.groups().size();
        long in = groups.groups().stream()
                .mapToLong(group -> modelInput.tokens(group, request.by()))
                .sum();
        long out = (long) records * modelInput.answerTokens();
        long summaryIn = BedrockSummary.mostTokensIn(records);
        long summaryOut = BedrockSummary.mostTokensOut(records);
        return new Estimate(
                groups.selection().events().size(),
                records,
                jobs,
                in + summaryIn,
                out + summaryOut,
                prices.batch(request.model()).usd(in, out, 0, 0)
                        + prices.of(request.model()).usd(summaryIn, summaryOut, 0, 0),
                prices.date());
    }
}
