package routes.raw;

import routes.events.S3Object;
import routes.tables.BodyRule;

/** Bodies of requests and answers that Bedrock stored as objects of their own because they were too large for its log. Thread-safe. */
public interface Bodies {
    /** Follows none. */
    Bodies NONE = (log, uri, rule) -> Body.without(Status.OFF);

    /** @param uri of the body, as a record of {@code log} names it */
    Body of(S3Object log, String uri, BodyRule rule);

    /** Where the body of a request or an answer was found, or why not. */
    enum Status {
        INLINE("inline"),
        S3("s3"),
        MISSING("missing"),
        TOO_BIG("too-big"),
        NOT_ALLOWED("not-allowed"),
        UNREADABLE("unreadable"),
        OFF("off");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** As the table says it. */
        public String label() {
            return label;
        }
    }

    /** @param bytes inflated, from 0 to {@code length}; none unless the status is {@link Status#S3} */
    @SuppressWarnings("ArrayRecordComponent")
    record Body(Status status, byte[] bytes, int length) {
        static Body without(Status status) {
            return new Body(status, new byte[0], 0);
        }
    }
}
