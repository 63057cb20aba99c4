package routes.filters;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import routes.filters.FilterFile.Placed;

/** Filter files held against everything that is known of them. */
public final class FilterCheck {
    private static final Clock BEFORE_ANY_END = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final Snapshot snapshot;
    private final Premises premises;
    private final List<FilterFile> files = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> brokenExamples = new ArrayList<>();

    FilterCheck(Snapshot snapshot, Premises premises) {
        this.snapshot = snapshot;
        this.premises = premises;
        snapshot.files().forEach((name, content) -> files.add(new FilterFile(name, content, premises)));
        files.forEach(file -> {
            findings.addAll(file.findings());
            placed.addAll(file.rules());
        });
        repeatedIds();
        findings.addAll(new Shadows(placed).findings());
        if (files.stream().allMatch(FilterFile::isWhole)) {
            prove();
        }
    }

    /** As written: what holds when a file is accepted must not fail because time goes by. */
    private void prove() {
        FilterRules all = compiled(BEFORE_ANY_END);
        placed.forEach(one -> brokenExamples.addAll(one.brokenExamples(all)));
    }

    /** Errors and warnings, by place. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(brokenExamples);
        return all.stream().sorted().distinct().toList();
    }

    /** Those of examples that fail; none are tried while a rule cannot be compiled, for others may lean on it. */
    public List<Finding> brokenExamples() {
        return brokenExamples.stream().sorted().distinct().toList();
    }

    public int files() {
        return files.size();
    }

    /** Those that could be read. */
    public List<Rule> rules() {
        return placed.stream().map(Placed::rule).toList();
    }

    /** @throws routes.failures.LakeException BAD_CONFIGURATION that lists every error, one a line */
    FilterRules accepted() {
        Finding.refuse(findings());
        return compiled(premises.clock());
    }

    /** The rules of a version that was once accepted, whatever is found by now. */
    FilterRules acceptedBefore() {
        Finding.refuse(files.stream()
                .filter(file -> file.set().isEmpty())
                .flatMap(file -> file.findings().stream())
                .toList());
        return compiled(premises.clock());
    }

    private FilterRules compiled(Clock clock) {
        List<FilterSet> sets =
                files.stream().map(FilterFile::set).flatMap(Optional::stream).toList();
        List<Finding> warnings =
                findings().stream().filter(found -> !found.isError()).toList();
        return new FilterRules(snapshot, sets, warnings, clock);
    }

    private void repeatedIds() {
        Map<String, Finding> first = new HashMap<>();
        for (Placed one : placed) {
            String id = one.rule().id();
            Finding here = one.at(Code.F004, "/id", "");
            Finding before = first.putIfAbsent(id, here);
            if (before != null) {
                findings.add(here.saying("rule " + id + " is there already: " + before.place()));
            }
        }
    }
}
