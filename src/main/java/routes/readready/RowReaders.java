package routes.readready;

import routes.raw.RawFormat;
import routes.raw.RawLog;
import routes.tables.ReadreadyTable;
import routes.tables.Source;

/** Makes row readers. */
public final class RowReaders {
    private RowReaders() {}

    /** @param maxInflatedBytes what a single object may inflate to */
    public static RowReader of(Source source, long maxInflatedBytes) {
        ReadreadyTable table = source.readready();
        RawFormat format = RawFormat.named(source.format(), table.records().keys());
        ColumnTree tree = new ColumnTree(table);
        return (object, stored) -> {
            RawLog log = RawLog.of(object, stored, maxInflatedBytes);
            RowBuilder builder = new RowBuilder(table, tree, log);
            format.read(log, builder);
            return builder.rows();
        };
    }
}
