package routes.filters;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import routes.events.S3Object;

/**
 * All filter files together, compiled once and never changed: protect before exclude before include before the default. Among rules of
 * one effect the first by id answers, so the order of rules and files never matters.
 */
public final class FilterRules implements KeyFilter {
    private final String hash;
    private final List<Rule> rules;
    private final Map<String, Scope> scopes = new HashMap<>();
    private final Scope elsewhere;

    /** The rules that one source is asked. */
    private record Scope(List<Rule> rules, Verdict byDefault) {}

    FilterRules(String hash, List<FilterSet> sets) {
        this.hash = hash;
        this.rules = sets.stream()
                .flatMap(set -> set.rules().stream())
                .sorted(Comparator.comparing(Rule::effect).thenComparing(Rule::id))
                .toList();
        Set<String> named = new HashSet<>();
        sets.forEach(set -> named.addAll(set.sources()));
        named.forEach(source -> scopes.put(source, scope(source, sets)));
        this.elsewhere = scope("", sets);
    }

    private Scope scope(String source, List<FilterSet> sets) {
        boolean keep = sets.stream().filter(set -> set.isFor(source)).allMatch(FilterSet::keepByDefault);
        List<Rule> asked = rules.stream().filter(rule -> rule.isFor(source)).toList();
        return new Scope(asked, keep ? Verdict.KEPT_BY_DEFAULT : Verdict.NOT_INCLUDED);
    }

    @Override
    public Verdict judge(String source, S3Object object) {
        Scope scope = scopes.getOrDefault(source, elsewhere);
        if (scope.rules().isEmpty()) {
            return scope.byDefault();
        }
        KeyFacts facts = KeyFacts.of(object);
        for (Rule rule : scope.rules()) {
            if (rule.matches(facts)) {
                return rule.verdict();
            }
        }
        return scope.byDefault();
    }

    /** First 12 hex digits of the SHA-256 over the sorted names and contents of the files. */
    public String hash() {
        return hash;
    }

    /** In the order in which they are asked. */
    public List<Rule> rules() {
        return rules;
    }
}
