package routes.looker;

import java.util.List;
import java.util.Optional;
import routes.aws.Digests;

/** Rows of one investigation, each holding the hash of the one before: none can be changed, left out or put in unseen. */
final class AuditChain {
    /**
     * The end of a chain.
     *
     * @param seq number of its last row, 0 before the first
     */
    record Head(int seq, String hash) {
        static Head start(String investigation) {
            return new Head(0, Digests.sha256(investigation));
        }

        Head after(AuditRow row) {
            return new Head(row.seq(), row.text(AuditRow.HASH));
        }
    }

    private AuditChain() {}

    /**
     * What is wrong with {@code rows}, all of one investigation in their order; empty when they are whole and end at {@code head}.
     */
    static Optional<String> broken(String investigation, List<AuditRow> rows, Head head) {
        Head before = Head.start(investigation);
        for (AuditRow row : rows) {
            if (row.seq() != before.seq() + 1) {
                return Optional.of("row " + (before.seq() + 1) + " is missing; row " + row.seq() + " follows");
            }
            if (!row.text(AuditRow.PREVIOUS).equals(before.hash())
                    || !row.text(AuditRow.HASH).equals(row.ownHash())) {
                return Optional.of("row " + row.seq() + " is not as it was written");
            }
            before = before.after(row);
        }
        return before.equals(head)
                ? Optional.empty()
                : Optional.of(
                        "its " + before.seq() + " rows end before row " + head.seq() + ", the last that was written");
    }
}
