package routes.guard;

import io.trino.sql.tree.DataType;
import io.trino.sql.tree.DateTimeDataType;
import io.trino.sql.tree.GenericDataType;
import io.trino.sql.tree.GenericLiteral;
import io.trino.sql.tree.IntervalDayTimeDataType;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.NumericParameter;
import io.trino.sql.tree.RowDataType;
import io.trino.sql.tree.TypeParameter;
import java.util.Locale;
import java.util.Set;

/** The types that a query may name. */
final class TypeRules {
    private static final Set<String> ALLOWED = Set.of(
            "boolean",
            "tinyint",
            "smallint",
            "int",
            "integer",
            "bigint",
            "real",
            "float",
            "double",
            "decimal",
            "varchar",
            "string",
            "char",
            "varbinary",
            "json",
            "date",
            "array",
            "map",
            "uuid",
            "ipaddress");
    private static final int LONGEST = 10_000;

    private TypeRules() {}

    static void check(GenericLiteral literal) {
        refuseUnknown(literal, literal.getType());
    }

    static void check(DataType type, Analysis analysis) {
        analysis.visit(type);
        if (type instanceof GenericDataType generic) {
            analysis.visit(generic.getName());
            refuseUnknown(type, generic.getName().getValue());
            generic.getArguments().forEach(argument -> argument(argument, analysis));
        } else if (type instanceof RowDataType row) {
            row.getFields().forEach(field -> {
                analysis.visit(field);
                field.getName().ifPresent(analysis::visit);
                check(field.getType(), analysis);
            });
        } else if (type instanceof DateTimeDataType time) {
            time.getPrecision().ifPresent(precision -> argument(precision, analysis));
        } else if (!(type instanceof IntervalDayTimeDataType)) {
            throw refused(type, type.getClass().getSimpleName());
        }
    }

    private static void argument(Node argument, Analysis analysis) {
        analysis.visit(argument);
        if (argument instanceof TypeParameter parameter) {
            check(parameter.getValue(), analysis);
        } else if (!(argument instanceof NumericParameter number)
                || number.getValue().length() > 5
                || Integer.parseInt(number.getValue()) > LONGEST) {
            throw Place.refused(Code.TYPE, argument, "a type of more than " + LONGEST + " characters", "use varchar");
        }
    }

    private static void refuseUnknown(Node place, String type) {
        if (!ALLOWED.contains(type.toLowerCase(Locale.ROOT))) {
            throw refused(place, Characters.oneLine(type));
        }
    }

    private static GuardRefused refused(Node place, String type) {
        return Place.refused(
                Code.TYPE,
                place,
                "the type " + type + " is not served",
                "did you mean " + Nearest.to(type.toLowerCase(Locale.ROOT), ALLOWED) + "?");
    }
}
