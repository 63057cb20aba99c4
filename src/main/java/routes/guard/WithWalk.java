package routes.guard;

import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.With;
import io.trino.sql.tree.WithQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks at a WITH. */
final class WithWalk {
    private final Analysis analysis;
    private final QueryWalk queries;

    WithWalk(Analysis analysis, QueryWalk queries) {
        this.analysis = analysis;
        this.queries = queries;
    }

    Names names(With with, Names around) {
        analysis.visit(with);
        if (with.isRecursive()) {
            throw Place.refused(Code.RECURSIVE, with, "WITH RECURSIVE is not served", "join the levels that you need");
        }
        Names names = around;
        Set<String> taken = new HashSet<>();
        for (WithQuery part : with.getQueries()) {
            refuseShadow(part, taken);
            names = names.and(part.getName().getValue(), named(part, names));
        }
        return names;
    }

    private Names.Named named(WithQuery part, Names names) {
        analysis.visit(part);
        analysis.visit(part.getName());
        List<Output> output = new ArrayList<>();
        List<TableRead> reads = analysis.deferred(() -> output.add(queries.query(part.getQuery(), null, names)));
        return new Names.Named(renamed(part, output.get(0)), reads);
    }

    private Output renamed(WithQuery part, Output output) {
        List<Identifier> columns = part.getColumnNames().orElse(List.of());
        columns.forEach(analysis::visit);
        if (columns.isEmpty()) {
            return output;
        }
        if (columns.size() != output.fields().size()) {
            throw RelationWalk.columnCount(part, output.fields().size(), columns.size());
        }
        return new Output(
                columns.stream().map(column -> Field.plain(column.getValue())).toList(), output.single());
    }

    /** A name that is also a table's could be read as either. */
    private void refuseShadow(WithQuery part, Set<String> taken) {
        String name = part.getName().getValue().toLowerCase(Locale.ROOT);
        if (name.startsWith(Rewrite.PREFIX)
                || analysis.policy.readreadyOf(name).isPresent()
                || !name.matches("[\\x20-\\x7e]+")) {
            throw Place.refused(
                    Code.TABLE, part.getName(), "WITH may not be called " + name, "choose a name that no table has");
        }
        if (!taken.add(name)) {
            throw Place.refused(Code.TABLE, part.getName(), "WITH has " + name + " twice", "rename one of them");
        }
    }
}
