package routes.switches;

import routes.tables.Source;

/**
 * What a switch turns off.
 *
 * @param name of the source or table; empty for all
 */
public record Target(Kind kind, String name) {
    /** A source with all of its objects, what comes to one table, or all that takes messages from a queue. */
    public enum Kind {
        SOURCE,
        TABLE,
        ALL
    }

    public static Target source(String name) {
        return new Target(Kind.SOURCE, name);
    }

    public static Target table(String name) {
        return new Target(Kind.TABLE, name);
    }

    public static Target all() {
        return new Target(Kind.ALL, "");
    }

    /** Whether objects of {@code source} do not get all their way while this is off. */
    boolean touches(Source source) {
        return switch (kind) {
            case ALL -> true;
            case SOURCE -> name.equals(source.name());
            case TABLE ->
                name.equals(source.raw().name())
                        || name.equals(source.readready().name());
        };
    }

    /** {@code cloudwatch}, {@code table from_cloudtrail_raw} or {@code everything}. */
    @Override
    public String toString() {
        return switch (kind) {
            case ALL -> "everything";
            case SOURCE -> name;
            case TABLE -> "table " + name;
        };
    }
}
