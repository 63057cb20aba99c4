package routes.failures;

import java.util.Locale;

/** Why something could not be done for good. The name, in lower case with dashes, is what people and metrics see. */
public enum Reason {
    /** A message on an event queue that is no S3 event notification in any of its envelopes. */
    UNREADABLE_EVENT,
    /** A key that no placement profile of its source recognises. */
    NO_PLACEMENT,
    /** An object of zero bytes. */
    EMPTY_OBJECT,
    /** Neither gzip nor text of the expected kind, e.g. an HTML page named .json.gz. */
    NOT_A_LOG,
    /** gzip that ends early, or whose checksum or length does not fit. */
    BROKEN_GZIP,
    /** JSON that does not parse. */
    BROKEN_JSON,
    /** JSON that parses but lacks what makes it a log of its source, e.g. no Records[]. */
    WRONG_SHAPE,
    /** An object that inflates to more than the configured limit. */
    TOO_LARGE,
    /** A listed object that was gone when it was fetched. */
    GONE,
    /** A message on the backfill queue that names no day or no source of this lake. */
    UNREADABLE_DATE,
    /** The operator's settings, table files or filter files are wrong. */
    BAD_CONFIGURATION;

    /** {@code broken-gzip} for {@link #BROKEN_GZIP}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
