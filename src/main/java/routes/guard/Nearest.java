package routes.guard;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import routes.settings.Typos;

/** What somebody may have meant. */
final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    /** Up to three of {@code known}, the likeliest first: by letters, and by a part of the name that is the same. */
    static String to(String name, Collection<String> known) {
        return known.stream()
                .distinct()
                .sorted(Comparator.comparingInt((String one) -> distance(name, one))
                        .thenComparing(one -> one))
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
    }

    private static int distance(String name, String known) {
        int letters = Typos.distance(name, known);
        boolean part = name.length() > 2 && known.length() > 2 && (known.contains(name) || name.contains(known));
        return part ? Math.min(letters, 1) : letters;
    }
}
