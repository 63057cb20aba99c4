package local.athena;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kind of SQL a query is.
 *
 * @param type DML, DDL or UTILITY
 * @param substatement for example SELECT or SHOW_PARTITIONS
 */
record Statement(String type, String substatement) {
    private static final Pattern COMMENT = Pattern.compile("\\s+|--[^\\n]*(\\n|$)|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern WORDS = Pattern.compile("\\(*\\s*([A-Za-z]+)(?:\\s+([A-Za-z]+))?(?:\\s+([A-Za-z]+))?");
    private static final Pattern AS_SELECT = Pattern.compile("(?is).*\\bas\\s*\\(?\\s*(select|with|values)\\b.*");
    private static final List<String> DDL = List.of("CREATE", "DROP", "ALTER", "MSCK", "TRUNCATE");
    private static final List<String> UTILITY = List.of("SHOW", "DESCRIBE", "DESC", "EXPLAIN");

    static Statement of(String sql) {
        Matcher words = WORDS.matcher(body(sql));
        if (!words.lookingAt()) {
            return new Statement("DML", "SELECT");
        }

        String first = upper(words.group(1));
        String two = first + "_" + upper(words.group(2));
        if (two.equals("CREATE_TABLE") && AS_SELECT.matcher(sql).matches()) {
            return new Statement("DDL", "CREATE_TABLE_AS_SELECT");
        }
        if (DDL.contains(first)) {
            return new Statement("DDL", two.startsWith("CREATE_EXTERNAL") ? "CREATE_TABLE" : two);
        }
        if (UTILITY.contains(first)) {
            return new Statement("UTILITY", utility(first, two, upper(words.group(3))));
        }
        return new Statement("DML", first.equals("INSERT") ? "INSERT" : "SELECT");
    }

    private static String utility(String first, String two, String third) {
        return switch (two) {
            case "SHOW_CREATE" -> two + "_" + third;
            case "SHOW_TABLES", "SHOW_PARTITIONS", "SHOW_COLUMNS", "SHOW_DATABASES", "SHOW_SCHEMAS" -> two;
            default -> first.equals("DESC") || first.equals("DESCRIBE") ? "DESCRIBE_TABLE" : first;
        };
    }

    /** The SQL behind leading blanks and comments. */
    static String body(String sql) {
        Matcher comment = COMMENT.matcher(sql);
        int start = 0;
        while (comment.region(start, sql.length()).lookingAt()) {
            start = comment.end();
        }
        return sql.substring(start);
    }

    private static String upper(@org.jspecify.annotations.Nullable String word) {
        return word == null ? "" : word.toUpperCase(Locale.ROOT);
    }

    /** Only the rows of a DML statement begin with the names of the columns. */
    boolean hasHeader() {
        return type.equals("DML");
    }
}
