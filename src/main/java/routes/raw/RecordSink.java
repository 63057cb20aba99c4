package routes.raw;

/** Is told what an object holds, in the order in which it is read. */
public interface RecordSink {
    /**
     * One record: the members of these JSON objects, one after the other. Each scanner stands before its value; the last one must
     * stand behind it afterwards, whatever the value is.
     */
    void record(JsonScanner... parts);

    /** A record that cannot be read, and why. */
    void unreadable(String reason);

    /** A document by which a service only says that it is there. */
    void controlMessage();
}
