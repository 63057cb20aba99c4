package routes.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A set that forgets its oldest when it is full: it saves work, and nothing may depend on it. */
public final class Remembered {
    private Remembered() {}

    /** An empty one for many threads. */
    public static Set<String> atMost(int names) {
        return Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > names;
            }
        }));
    }
}
