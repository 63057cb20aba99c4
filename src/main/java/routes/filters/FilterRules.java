package routes.filters;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import routes.events.S3Object;

/**
 * All filter files together, compiled once and never changed: protect before exclude before include before the default. Among rules of
 * one effect the first by id answers, so the order of rules and files never matters. A rule that has expired does not answer.
 */
public final class FilterRules implements KeyFilter {
    private final Snapshot files;
    private final String hash;
    private final List<FilterSet> sets;
    private final List<Finding> warnings;
    private final Clock clock;
    private final List<Rule> rules;
    private final Map<String, Scope> scopes = new HashMap<>();
    private final Scope elsewhere;

    /** The rules that one source is asked. */
    private record Scope(List<Rule> rules, Verdict byDefault) {}

    FilterRules(Snapshot files, List<FilterSet> sets, List<Finding> warnings, Clock clock) {
        this.files = files;
        this.hash = files.hash();
        this.sets = sets;
        this.warnings = warnings;
        this.clock = clock;
        this.rules = sets.stream()
                .flatMap(set -> set.rules().stream())
                .sorted(Comparator.comparing(Rule::effect).thenComparing(Rule::id))
                .toList();
        Set<String> named = new HashSet<>();
        sets.forEach(set -> named.addAll(set.sources()));
        named.forEach(source -> scopes.put(source, scope(source)));
        this.elsewhere = scope("");
    }

    private Scope scope(String source) {
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
            if (rule.matches(facts) && rule.holdsAt(clock.instant())) {
                return rule.verdict();
            }
        }
        return scope.byDefault();
    }

    /** Each rule that a source is asked, in the order in which they are asked, with what it says of {@code object}. */
    public List<Asked> asked(String source, S3Object object) {
        KeyFacts facts = KeyFacts.of(object);
        return scopes.getOrDefault(source, elsewhere).rules().stream()
                .map(rule -> asked(rule, facts))
                .toList();
    }

    private Asked asked(Rule rule, KeyFacts facts) {
        String why = rule.when().why(facts);
        if (!rule.matches(facts)) {
            return new Asked(rule, false, why);
        }
        boolean holds = rule.holdsAt(clock.instant());
        String until = rule.expires() == null ? "" : (holds ? "; expires " : "; expired on ") + rule.expires();
        return new Asked(rule, holds, why + until);
    }

    /**
     * What one rule says of one object.
     *
     * @param yes whether it would answer
     */
    public record Asked(Rule rule, boolean yes, String why) {}

    /** Whether a protect rule keeps what an exclude rule would have. */
    boolean spares(String source, S3Object object) {
        if (!isProtecting(judge(source, object).rule())) {
            return false;
        }
        KeyFacts facts = KeyFacts.of(object);
        return scopes.getOrDefault(source, elsewhere).rules().stream()
                .anyMatch(rule ->
                        rule.effect() == Effect.EXCLUDE && rule.matches(facts) && rule.holdsAt(clock.instant()));
    }

    /** These rules, asked at another time. */
    public FilterRules at(Clock other) {
        return new FilterRules(files, sets, warnings, other);
    }

    /** Whether a protect rule has this id. */
    boolean isProtecting(String id) {
        return rules.stream()
                .anyMatch(rule -> rule.effect() == Effect.PROTECT && rule.id().equals(id));
    }

    /** First 12 hex digits of the SHA-256 over the sorted names and contents of the files. */
    public String hash() {
        return hash;
    }

    /** What they were read from. */
    public Snapshot files() {
        return files;
    }

    /** In the order in which they are asked. */
    public List<Rule> rules() {
        return rules;
    }

    /** What somebody should look at, although the files were taken. */
    public List<Finding> warnings() {
        return warnings;
    }

    List<FilterSet> sets() {
        return sets;
    }
}
