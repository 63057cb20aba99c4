package routes.samples;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * What is in a set of sample logs, so that a lake's answers can be checked against it.
 *
 * @param objects by kind: cloudtrail, cloudwatch and bedrock (readable, of any account), and what lies among them: digest, insight,
 *     broken-gzip, not-a-log, transcript, body, permission-check
 * @param records by source, in all readable objects, excluded ones too
 * @param rowsPerEventDay by source, in UTC, without those of {@link SampleAccounts#EXCLUDED}
 * @param rawPartitions by source: how many prefixes its readable objects lie under, excluded ones too
 * @param excludedObjects readable objects of {@link SampleAccounts#EXCLUDED}
 * @param excludedRecords the records in them
 * @param controlMessages documents of CloudWatch that are no logs
 */
public record Facts(
        long seed,
        LocalDate day,
        SortedMap<String, Integer> objects,
        SortedMap<String, Integer> records,
        SortedMap<String, SortedMap<LocalDate, Integer>> rowsPerEventDay,
        SortedMap<String, Integer> rawPartitions,
        int excludedObjects,
        int excludedRecords,
        int controlMessages,
        List<Needle> needles) {

    /**
     * A session to look for.
     *
     * @param sessionId its f_sessionid
     * @param cloudtrailRows rows about it in from_cloudtrail_readready
     * @param cloudwatchRows in from_cloudwatch_readready
     */
    public record Needle(String sessionId, String person, int cloudtrailRows, int cloudwatchRows) {}

    /** Writes {@code manifest.json} beside the sources' folders. */
    void write(Path folder) {
        Tree.write(folder.resolve("manifest.json"), Json.text(json()).getBytes(StandardCharsets.UTF_8));
    }

    private Object json() {
        return Json.object(
                "seed", seed,
                "day", day,
                "objects", objects,
                "records", records,
                "rowsPerEventDay", rowsPerEventDay,
                "rawPartitions", rawPartitions,
                "excludedObjects", excludedObjects,
                "excludedRecords", excludedRecords,
                "controlMessages", controlMessages,
                "needles", needles.stream().map(Facts::json).toList());
    }

    private static Object json(Needle needle) {
        return Json.object(
                "sessionId", needle.sessionId(),
                "person", needle.person(),
                "cloudtrailRows", needle.cloudtrailRows(),
                "cloudwatchRows", needle.cloudwatchRows());
    }
}
