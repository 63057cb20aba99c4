package routes.seal;

import java.util.LinkedHashMap;
import java.util.Map;

/** Forgets all but the days that were asked for last. */
final class RecentDays<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 1000;

    RecentDays() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}
