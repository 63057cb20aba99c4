package routes.readready;

import routes.raw.Bodies;
import routes.raw.RawFormat;
import routes.raw.RawLog;
import routes.tables.Format;
import routes.tables.ReadreadyTable;
import routes.tables.Source;

/** Makes row readers. */
public final class RowReaders {
    private RowReaders() {}

    private static RawFormat format(Source source, Bodies bodies) {
        Format format = source.format();
        if (format.name().equals("bedrock-invocations")) {
            return RawFormat.invocations(format.bodies(), bodies);
        }
        return format.line()
                .map(line -> RawFormat.lines(line, format.skip()))
                .orElseGet(() -> RawFormat.named(
                        format.name(), source.readready().records().keys()));
    }

    /** A reader that follows no bodies. */
    public static RowReader of(Source source, long maxInflatedBytes) {
        return of(source, maxInflatedBytes, Bodies.NONE);
    }

    /**
     * @param maxInflatedBytes what a single object may inflate to
     * @param bodies reads what a service stored beside its log
     */
    public static RowReader of(Source source, long maxInflatedBytes, Bodies bodies) {
        ReadreadyTable table = source.readready();
        RawFormat format = format(source, bodies);
        ColumnTree tree = new ColumnTree(table);
        return (object, stored) -> {
            RawLog log = RawLog.of(object, stored, maxInflatedBytes);
            RowBuilder builder = new RowBuilder(table, tree, log);
            log.files().forEach(file -> format.read(file, builder));
            return builder.rows();
        };
    }
}
