package routes.filters;

import java.util.List;

/**
 * One filter file.
 *
 * @param sources those it is for; empty for all
 * @param keepByDefault what happens to an object of these sources that no rule matches
 * @param rules in the order of the file
 */
record FilterSet(String name, List<String> sources, boolean keepByDefault, List<Rule> rules) {
    boolean isFor(String source) {
        return sources.isEmpty() || sources.contains(source);
    }
}
