package routes.filters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One filter file.
 *
 * @param sources those it is for; empty for all
 * @param keepByDefault what happens to an object of these sources that no rule matches
 * @param limits null when any change may be made
 * @param rules in the order of the file
 */
record FilterSet(
        String name,
        List<String> sources,
        boolean keepByDefault,
        @Nullable Limits limits,
        List<Rule> rules) {
    boolean isFor(String source) {
        return sources.isEmpty() || sources.contains(source);
    }
}
