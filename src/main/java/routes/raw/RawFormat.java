package routes.raw;

import java.util.List;
import java.util.regex.Pattern;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.tables.BodyRule;

/** How the records of an object are found. Thread-safe. */
public interface RawFormat {
    /** @throws LakeException NOT_A_LOG, BROKEN_JSON or WRONG_SHAPE; what the sink was told before is then void */
    void read(RawLog log, RecordSink sink);

    /**
     * @param name as in a table file
     * @param records keys on the way to the array of records
     */
    static RawFormat named(String name, List<String> records) {
        return switch (name) {
            case "json-records" -> new JsonRecords(records);
            case "json-documents" -> new JsonDocuments();
            case "cloudwatch-subscription" -> new CloudwatchSubscription();
            default ->
                throw new LakeException(
                        Reason.BAD_CONFIGURATION,
                        "there is no format '" + name + "'; use one that docs/sources.md names");
        };
    }

    /**
     * Bedrock's model invocation logs.
     *
     * @param rule which bodies are read that Bedrock stored beside its log
     * @param bodies reads them
     */
    static RawFormat invocations(BodyRule rule, Bodies bodies) {
        return new BedrockInvocations(rule, bodies);
    }

    /**
     * Lines of text.
     *
     * @param line its named groups are the members of a record
     * @param skip what starts so is no record
     */
    static RawFormat lines(Pattern line, List<String> skip) {
        return new TextLines(line, skip);
    }
}
