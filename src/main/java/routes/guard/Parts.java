package routes.guard;

import io.trino.sql.tree.Node;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All parts of a query as they lie in memory. What the nodes themselves call their children leaves some out, a sub-query within
 * ROLLUP for one.
 */
final class Parts {
    private static final String TREE = Node.class.getPackageName();
    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private Parts() {}

    /** Calls {@code part} with each node and how deep it lies. */
    static void of(Node root, ObjIntConsumer<Node> part) {
        walk(root, 0, part);
    }

    private static void walk(@Nullable Object object, int depth, ObjIntConsumer<Node> part) {
        if (object instanceof Optional<?> optional) {
            optional.ifPresent(value -> walk(value, depth, part));
        } else if (object instanceof Collection<?> values) {
            values.forEach(value -> walk(value, depth, part));
        } else if (object != null && object.getClass().getPackageName().equals(TREE) && !(object instanceof Enum)) {
            if (object instanceof Node node) {
                part.accept(node, depth);
            }
            for (Field field : FIELDS.computeIfAbsent(object.getClass(), Parts::fields)) {
                walk(value(field, object), depth + 1, part);
            }
        }
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException | InaccessibleObjectException closed) {
            throw new IllegalStateException(field + " cannot be looked into", closed);
        }
    }
}
