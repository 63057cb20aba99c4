package routes.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The columns that an expression may name, the nearest first.
 *
 * @param first whether the first of several columns of one name is meant, as in ORDER BY
 * @param outer of the query around; null at the top
 */
record Scope(List<Field> fields, boolean first, @Nullable Scope outer) {
    Scope {
        fields = List.copyOf(fields);
    }

    static Scope of(List<Field> fields, @Nullable Scope outer) {
        return new Scope(fields, false, outer);
    }

    /**
     * What a chain of names such as {@code t.eventname} means: a column, and perhaps parts of its value.
     *
     * @throws GuardRefused COLUMN or COLUMN_DENIED
     */
    Found find(List<String> chain, String place) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (int prefix = chain.size() - 1; prefix >= 0; prefix--) {
                Optional<Field> field = scope.match(chain.subList(0, prefix), chain.get(prefix), place);
                if (field.isPresent()) {
                    return new Found(field.get(), prefix);
                }
            }
        }
        throw unknown(chain, place);
    }

    /** @param prefix how many names stand before that of the column */
    record Found(Field field, int prefix) {}

    private Optional<Field> match(List<String> qualifier, String name, String place) {
        List<Field> named = fields.stream()
                .filter(field -> field.name().equals(name) && field.isOf(qualifier))
                .toList();
        List<Field> seen = named.stream().filter(field -> !field.denied()).toList();
        if (seen.isEmpty() && !named.isEmpty()) {
            throw new GuardRefused(
                    Code.COLUMN_DENIED,
                    place + ": your role does not see the column " + name,
                    "leave it out; these are there: " + Nearest.to(name, names(qualifier)));
        }
        if (seen.size() > 1 && !first) {
            throw new GuardRefused(
                    Code.COLUMN,
                    place + ": the column " + name + " is in several tables",
                    "say which: " + String.join(" or ", owners(seen, name)));
        }
        return seen.stream().findFirst();
    }

    private static TreeSet<String> owners(List<Field> fields, String name) {
        TreeSet<String> owners = new TreeSet<>();
        fields.forEach(field -> owners.add(
                field.qualifier().isEmpty()
                        ? name
                        : field.qualifier().get(field.qualifier().size() - 1) + "." + name));
        return owners;
    }

    private GuardRefused unknown(List<String> chain, String place) {
        String name = chain.get(chain.size() - 1);
        List<String> qualifier = chain.subList(0, chain.size() - 1);
        List<String> known = new ArrayList<>();
        List<String> anywhere = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            known.addAll(scope.names(qualifier));
            anywhere.addAll(scope.names(List.of()));
        }
        String nearest = Nearest.to(name, known.isEmpty() ? anywhere : known);
        return new GuardRefused(
                Code.COLUMN,
                place + ": there is no column " + String.join(".", chain),
                nearest.isEmpty() ? "no column can be named here" : "did you mean " + nearest + "?");
    }

    private List<String> names(List<String> qualifier) {
        return fields.stream()
                .filter(field -> !field.denied() && !field.name().isEmpty() && field.isOf(qualifier))
                .map(Field::name)
                .toList();
    }
}
