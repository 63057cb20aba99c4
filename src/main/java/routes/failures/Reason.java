package routes.failures;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why something could not be done for good. The name, in lower case with dashes, is what people and metrics see. */
public enum Reason {
    /** A message on an event queue that is no S3 event notification in any of its envelopes. */
    UNREADABLE_EVENT(
            "Find out who writes to this queue; if the object it meant is in the bucket, its delivery day brings it in without the message."),
    /** A key that no placement profile of its source recognises. */
    NO_PLACEMENT(
            "Add a placement profile to the source's table file, or a filter rule that excludes such keys; then replay."),
    /** An object of zero bytes. */
    EMPTY_OBJECT("Ask its owner to deliver the object again; the new one comes in by itself."),
    /** Neither gzip nor text of the expected kind, e.g. an HTML page named .json.gz. */
    NOT_A_LOG("Ask its owner to deliver the object again, or exclude such keys by a filter rule."),
    /** gzip that ends early, or whose checksum or length does not fit. */
    BROKEN_GZIP("Ask its owner to deliver the object again; the new one comes in by itself."),
    /** A ZIP archive that ends early, or whose files are not what its directory says. */
    BROKEN_ZIP("Ask its owner to deliver the object again; the new one comes in by itself."),
    /** JSON that does not parse. */
    BROKEN_JSON("Ask its owner to deliver the object again; the new one comes in by itself."),
    /** JSON that parses but lacks what makes it a log of its source, e.g. no Records[]. */
    WRONG_SHAPE(
            "Exclude such keys by a filter rule, or correct the source's table file; then run its day again with ./loglake backfill."),
    /** An object that inflates to more than the configured limit. */
    TOO_LARGE(
            "Raise loglake.raw.max-inflated-size if the object is wanted; then run its day again with ./loglake backfill."),
    /** A listed object that was gone when it was fetched. */
    GONE(
            "Put the raw object back as it was, then replay; if it cannot be had any more, ./loglake backfill of its day lets its rows go."),
    /** A message on the backfill queue that names no day or no source of this lake. */
    UNREADABLE_DATE("Send a message like {\"month\":1,\"day\":5,\"year\":2024} instead; this one cannot be helped."),
    /** The operator's settings, table files or filter files are wrong. */
    BAD_CONFIGURATION("Mend the setting, table file or filter file that the error names; then replay."),
    /** Handed out too often without success; SQS itself put the message aside. */
    MAX_RECEIVES(
            "What it needs was out of reach for long, or each attempt ended in a crash: see the lake's log of that time; then replay.");

    private final String advice;

    Reason(String advice) {
        this.advice = advice;
    }

    /** What a person is to do about it, in one sentence. */
    public String advice() {
        return advice;
    }

    /** {@code broken-gzip} for {@link #BROKEN_GZIP}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The page that says what it means, how to look at it and what to do. */
    public String runbook() {
        return "docs/runbooks/" + label() + ".md";
    }

    /** The reason of this label, or empty when a lake of another version wrote it. */
    public static Optional<Reason> of(String label) {
        return Stream.of(values())
                .filter(reason -> reason.label().equals(label))
                .findFirst();
    }
}
