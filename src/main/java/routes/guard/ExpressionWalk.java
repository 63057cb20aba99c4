package routes.guard;

import io.trino.sql.tree.ArithmeticBinaryExpression;
import io.trino.sql.tree.ArithmeticUnaryExpression;
import io.trino.sql.tree.Array;
import io.trino.sql.tree.AtTimeZone;
import io.trino.sql.tree.BetweenPredicate;
import io.trino.sql.tree.BinaryLiteral;
import io.trino.sql.tree.BooleanLiteral;
import io.trino.sql.tree.Cast;
import io.trino.sql.tree.CharLiteral;
import io.trino.sql.tree.CoalesceExpression;
import io.trino.sql.tree.ComparisonExpression;
import io.trino.sql.tree.CurrentTime;
import io.trino.sql.tree.DecimalLiteral;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.DoubleLiteral;
import io.trino.sql.tree.ExistsPredicate;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Extract;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.GenericLiteral;
import io.trino.sql.tree.GroupingOperation;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.IfExpression;
import io.trino.sql.tree.InListExpression;
import io.trino.sql.tree.InPredicate;
import io.trino.sql.tree.IntervalLiteral;
import io.trino.sql.tree.IsNotNullPredicate;
import io.trino.sql.tree.IsNullPredicate;
import io.trino.sql.tree.LambdaExpression;
import io.trino.sql.tree.LikePredicate;
import io.trino.sql.tree.LogicalExpression;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.NotExpression;
import io.trino.sql.tree.NullIfExpression;
import io.trino.sql.tree.NullLiteral;
import io.trino.sql.tree.QuantifiedComparisonExpression;
import io.trino.sql.tree.Row;
import io.trino.sql.tree.SearchedCaseExpression;
import io.trino.sql.tree.SimpleCaseExpression;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.StringLiteral;
import io.trino.sql.tree.SubqueryExpression;
import io.trino.sql.tree.SubscriptExpression;
import io.trino.sql.tree.TimeLiteral;
import io.trino.sql.tree.TimestampLiteral;
import io.trino.sql.tree.Trim;
import io.trino.sql.tree.TryExpression;
import io.trino.sql.tree.WhenClause;
import io.trino.sql.tree.WindowDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at expressions; a kind that is not on the list is refused. */
final class ExpressionWalk {
    /** What is harmless when all that it is made of is. */
    private static final Set<Class<? extends Expression>> PLAIN = Set.of(
            ArithmeticBinaryExpression.class,
            ArithmeticUnaryExpression.class,
            Array.class,
            AtTimeZone.class,
            BetweenPredicate.class,
            BinaryLiteral.class,
            BooleanLiteral.class,
            CharLiteral.class,
            CoalesceExpression.class,
            ComparisonExpression.class,
            CurrentTime.class,
            DecimalLiteral.class,
            DoubleLiteral.class,
            ExistsPredicate.class,
            Extract.class,
            GroupingOperation.class,
            IfExpression.class,
            InListExpression.class,
            InPredicate.class,
            IntervalLiteral.class,
            IsNotNullPredicate.class,
            IsNullPredicate.class,
            LikePredicate.class,
            LogicalExpression.class,
            LongLiteral.class,
            NotExpression.class,
            NullIfExpression.class,
            NullLiteral.class,
            QuantifiedComparisonExpression.class,
            Row.class,
            SearchedCaseExpression.class,
            SimpleCaseExpression.class,
            StringLiteral.class,
            SubscriptExpression.class,
            TimeLiteral.class,
            TimestampLiteral.class,
            Trim.class,
            TryExpression.class,
            WhenClause.class);

    private final Analysis analysis;
    private final QueryWalk queries;
    private final FunctionWalk functions;

    ExpressionWalk(Analysis analysis, QueryWalk queries) {
        this.analysis = analysis;
        this.queries = queries;
        this.functions = new FunctionWalk(analysis, queries, this);
    }

    void walk(Expression expression, Scope scope, Names names) {
        analysis.visit(expression);
        if (expression instanceof Identifier || expression instanceof DereferenceExpression) {
            name(expression, scope, names);
        } else if (expression instanceof FunctionCall call) {
            functions.walk(call, scope, names);
        } else if (expression instanceof LambdaExpression lambda) {
            lambda(lambda, scope, names);
        } else if (expression instanceof SubqueryExpression subquery) {
            queries.query(subquery.getQuery(), scope, names);
        } else if (expression instanceof Cast cast) {
            TypeRules.check(cast.getType(), analysis);
            walk(cast.getExpression(), scope, names);
        } else if (expression instanceof GenericLiteral literal) {
            TypeRules.check(literal);
        } else if (PLAIN.contains(expression.getClass())) {
            plain(expression, scope, names);
        } else {
            throw Place.refused(
                    Code.EXPR,
                    expression,
                    expression.getClass().getSimpleName() + " is not served",
                    "use plain functions and operators");
        }
    }

    private void plain(Expression expression, Scope scope, Names names) {
        ListRules.refuseLong(expression, expression.getChildren());
        for (Node child : expression.getChildren()) {
            if (!(child instanceof Expression part)) {
                throw Place.refused(Code.EXPR, child, "this part of an expression is not served", "leave it out");
            }
            walk(part, scope, names);
        }
    }

    /** A column, or a part of a value. */
    private void name(Expression expression, Scope scope, Names names) {
        List<String> chain = Chains.names(expression);
        if (!chain.isEmpty()) {
            Chains.visit(expression, analysis);
            Scope.Found found = scope.find(chain, Place.of(expression));
            analysis.column(expression, found.field());
            if (found.prefix() > 1) {
                analysis.longName(expression, found.prefix() - 1);
            }
        } else if (expression instanceof DereferenceExpression part
                && part.getField().isPresent()) {
            part.getField().ifPresent(analysis::visit);
            walk(part.getBase(), scope, names);
        } else {
            throw Place.refused(Code.EXPR, expression, "a star within an expression", "name the column");
        }
    }

    private void lambda(LambdaExpression lambda, Scope scope, Names names) {
        List<Field> arguments = new ArrayList<>();
        lambda.getArguments().forEach(argument -> {
            analysis.visit(argument);
            analysis.visit(argument.getName());
            arguments.add(Field.plain(argument.getName().getValue()));
        });
        walk(lambda.getBody(), Scope.of(arguments, scope), names);
    }

    void window(WindowDefinition window, Scope scope, Names names) {
        analysis.visit(window);
        analysis.visit(window.getName());
        functions.window(window.getWindow(), scope, names);
    }

    /** By which the column of a select is called; empty when it has no name. */
    static String name(SingleColumn column) {
        if (column.getAlias().isPresent()) {
            return column.getAlias().get().getValue();
        }
        List<String> chain = Chains.names(column.getExpression());
        if (!chain.isEmpty()) {
            return chain.get(chain.size() - 1);
        }
        return column.getExpression() instanceof DereferenceExpression part
                ? part.getField().map(Identifier::getValue).orElse("")
                : "";
    }
}
