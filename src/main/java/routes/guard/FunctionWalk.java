package routes.guard;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FrameBound;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Window;
import io.trino.sql.tree.WindowFrame;
import io.trino.sql.tree.WindowReference;
import io.trino.sql.tree.WindowSpecification;
import java.util.List;
import java.util.Locale;

/** Looks at calls of functions; one that is not on the list is refused. */
final class FunctionWalk {
    private final Analysis analysis;
    private final QueryWalk queries;
    private final ExpressionWalk expressions;

    FunctionWalk(Analysis analysis, QueryWalk queries, ExpressionWalk expressions) {
        this.analysis = analysis;
        this.queries = queries;
        this.expressions = expressions;
    }

    void walk(FunctionCall call, Scope scope, Names names) {
        analysis.visit(call.getName());
        String name = String.join(".", call.getName().getParts()).toLowerCase(Locale.ROOT);
        if (!Functions.ALLOWED.contains(name)) {
            throw Place.refused(
                    Code.FUNCTION,
                    call,
                    "the function " + Characters.oneLine(name) + " is not served",
                    "did you mean " + Nearest.to(name, Functions.ALLOWED) + "?");
        }
        if (call.getProcessingMode().isPresent()) {
            throw Place.refused(Code.EXPR, call, "RUNNING and FINAL are not served", "use a window");
        }
        ListRules.refuseLong(call, call.getArguments());
        call.getArguments().forEach(argument -> expressions.walk(argument, scope, names));
        PatternRules.check(name, call);
        RepetitionRules.check(name, call, analysis.folding);
        call.getFilter().ifPresent(filter -> expressions.walk(filter, scope, names));
        call.getOrderBy().ifPresent(order -> queries.order(order, scope, names));
        call.getWindow().ifPresent(window -> over(window, scope, names));
    }

    private void over(Window window, Scope scope, Names names) {
        if (window instanceof WindowSpecification specification) {
            window(specification, scope, names);
        } else if (window instanceof WindowReference reference) {
            analysis.visit(reference);
            analysis.visit(reference.getName());
        } else {
            throw new GuardRefused(Code.EXPR, "1:1: this kind of window is not served", "write OVER (…)");
        }
    }

    void window(WindowSpecification window, Scope scope, Names names) {
        analysis.visit(window);
        window.getExistingWindowName().ifPresent(analysis::visit);
        window.getPartitionBy().forEach(key -> expressions.walk(key, scope, names));
        window.getOrderBy().ifPresent(order -> queries.order(order, scope, names));
        window.getFrame().ifPresent(frame -> frame(frame, scope, names));
    }

    private void frame(WindowFrame frame, Scope scope, Names names) {
        analysis.visit(frame);
        List<Node> parts = frame.getChildren().stream()
                .filter(part -> !(part instanceof FrameBound))
                .map(Node.class::cast)
                .toList();
        if (!parts.isEmpty() || frame.getPattern().isPresent()) {
            throw Place.refused(Code.EXPR, frame, "patterns of rows are not served", "use ROWS or RANGE");
        }
        bound(frame.getStart(), scope, names);
        frame.getEnd().ifPresent(end -> bound(end, scope, names));
    }

    private void bound(FrameBound bound, Scope scope, Names names) {
        analysis.visit(bound);
        bound.getValue().ifPresent((Expression value) -> expressions.walk(value, scope, names));
    }
}
