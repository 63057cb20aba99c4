package local.athena;

/** Why a query failed, as its client reads it in StateChangeReason. */
final class QueryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryFailure(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
