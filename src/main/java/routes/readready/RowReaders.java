package routes.readready;

import routes.raw.RawFormat;
import routes.raw.RawLog;
import routes.tables.Format;
import routes.tables.ReadreadyTable;
import routes.tables.Source;

/** Makes row readers. */
public final class RowReaders {
    private RowReaders() {}

    private static RawFormat format(Source source) {
        Format format = source.format();
        return format.line()
                .map(line -> RawFormat.lines(line, format.skip()))
                .orElseGet(() -> RawFormat.named(
                        format.name(), source.readready().records().keys()));
    }

    /** @param maxInflatedBytes what a single object may inflate to */
    public static RowReader of(Source source, long maxInflatedBytes) {
        ReadreadyTable table = source.readready();
        RawFormat format = format(source);
        ColumnTree tree = new ColumnTree(table);
        return (object, stored) -> {
            RawLog log = RawLog.of(object, stored, maxInflatedBytes);
            RowBuilder builder = new RowBuilder(table, tree, log);
            log.files().forEach(file -> format.read(file, builder));
            return builder.rows();
        };
    }
}
