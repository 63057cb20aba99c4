package routes.playbooks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL with holes: {@code :name}, outside of what is quoted. */
final class SqlTemplate {
    /** Quoted text and names first, so that a colon in there is none of ours. */
    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|:(?<name>[a-z][a-z0-9]*)");

    private final String sql;
    private final List<String> texts = new ArrayList<>();
    private final List<String> holes = new ArrayList<>();

    SqlTemplate(String sql) {
        this.sql = sql;
        Matcher token = TOKEN.matcher(sql);
        int from = 0;
        while (token.find()) {
            if (token.group("name") != null) {
                texts.add(sql.substring(from, token.start()));
                holes.add(token.group("name"));
                from = token.end();
            }
        }
        texts.add(sql.substring(from));
    }

    String text() {
        return sql;
    }

    Set<String> names() {
        return new LinkedHashSet<>(holes);
    }

    /** @param literals of each name */
    String filled(Map<String, String> literals) {
        StringBuilder sql = new StringBuilder(texts.get(0));
        for (int i = 0; i < holes.size(); i++) {
            sql.append(literals.get(holes.get(i))).append(texts.get(i + 1));
        }
        return sql.toString();
    }
}
