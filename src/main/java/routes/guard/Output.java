package routes.guard;

import java.util.List;

/**
 * What a query offers to the one around it.
 *
 * @param single whether it has one row at most
 */
record Output(List<Field> fields, boolean single) {
    Output {
        fields = List.copyOf(fields);
    }
}
