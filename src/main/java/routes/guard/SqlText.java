package routes.guard;

import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** The text of one query: its characters and tokens checked, comments and the last semicolon blanked out. */
final class SqlText {
    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 100;
    private static final SqlParser PARSER = new SqlParser();

    private final String text;
    private final List<Token> tokens;

    private SqlText(String text) {
        this.text = text;
        this.tokens = visible(text);
    }

    /** @throws GuardRefused SIZE, CHAR or DEPTH */
    static SqlText of(String sql) {
        if (sql.length() > LONGEST) {
            throw new GuardRefused(
                    Code.SIZE,
                    "the query has " + sql.length() + " characters, " + LONGEST + " are allowed",
                    "ask several shorter questions");
        }
        Characters.check(sql);
        return new SqlText(withoutLastSemicolon(withoutComments(sql)));
    }

    /** @throws GuardRefused PARSE, DEPTH or NOT_A_QUERY */
    Query query() {
        refuseDeep();
        Statement statement = parsed();
        if (!(statement instanceof Query query)) {
            throw new GuardRefused(
                    Code.NOT_A_QUERY,
                    "1:1: " + statement.getClass().getSimpleName() + " is no query",
                    "only SELECT and WITH … SELECT are served");
        }
        return query;
    }

    /** A rewritten query, which is longer than what people may write. */
    static Query parsed(String rewritten) {
        return new SqlText(rewritten).query();
    }

    private Statement parsed() {
        try {
            return PARSER.createStatement(text);
        } catch (ParsingException wrong) {
            if (wrong.getErrorMessage().contains("stack overflow")) {
                throw tooDeep("1:1: the query is nested too deep");
            }
            throw new GuardRefused(
                    Code.PARSE,
                    wrong.getLineNumber() + ":" + wrong.getColumnNumber() + ": "
                            + Characters.oneLine(wrong.getErrorMessage()),
                    "write one SELECT as Athena takes it");
        } catch (StackOverflowError tooDeep) {
            throw tooDeep("1:1: the query is nested too deep");
        }
    }

    private void refuseDeep() {
        int depth = 0;
        for (Token token : tokens) {
            String symbol = token.getText();
            if (symbol.equals("(") || symbol.equals("[")) {
                depth++;
            } else if (symbol.equals(")") || symbol.equals("]")) {
                depth--;
            }
            if (depth > DEEPEST) {
                throw tooDeep(place(token) + ": more than " + DEEPEST + " parentheses are open");
            }
        }
    }

    static GuardRefused tooDeep(String message) {
        return new GuardRefused(Code.DEPTH, message, "use WITH to name the parts");
    }

    private static String place(Token token) {
        return token.getLine() + ":" + (token.getCharPositionInLine() + 1);
    }

    String text() {
        return text;
    }

    /** All but blanks and comments. */
    List<Token> tokens() {
        return tokens;
    }

    private static List<Token> visible(String sql) {
        return all(sql).stream()
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                .toList();
    }

    private static List<Token> all(String sql) {
        SqlBaseLexer lexer = new SqlBaseLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        List<Token> tokens = new ArrayList<>(lexer.getAllTokens());
        for (Token token : tokens) {
            if (token.getType() == SqlBaseLexer.UNICODE_STRING) {
                throw new GuardRefused(
                        Code.CHAR, place(token) + ": U&'…' hides characters", "write the characters themselves");
            }
        }
        return tokens;
    }

    /** Other readers of SQL may take a comment for something else, so none is passed on. */
    private static String withoutComments(String sql) {
        StringBuilder blanked = new StringBuilder(sql);
        for (Token token : all(sql)) {
            if (token.getType() == SqlBaseLexer.SIMPLE_COMMENT || token.getType() == SqlBaseLexer.BRACKETED_COMMENT) {
                blank(blanked, offset(sql, token.getStartIndex()), offset(sql, token.getStopIndex() + 1));
            }
        }
        return blanked.toString();
    }

    private static String withoutLastSemicolon(String sql) {
        int last = sql.stripTrailing().length() - 1;
        if (last < 0 || sql.charAt(last) != ';') {
            return sql;
        }
        StringBuilder blanked = new StringBuilder(sql);
        blank(blanked, last, last + 1);
        return blanked.toString();
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) != '\n') {
                text.setCharAt(at, ' ');
            }
        }
    }

    /** ANTLR counts code points, Java counts chars. */
    static int offset(String sql, int codePoints) {
        return sql.offsetByCodePoints(0, codePoints);
    }
}
