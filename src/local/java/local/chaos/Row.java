package local.chaos;

/** What of a row tells it from others; empty for null. */
record Row(String id, String time, String name, String address) {
    /** The same for all copies of one event. */
    String identity() {
        return id.isEmpty() ? toString() : id;
    }
}
