package routes.filters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads filter files, all or none. */
public final class FilterFiles {
    private FilterFiles() {}

    /**
     * The rules of all filter files of a folder.
     *
     * @throws routes.failures.LakeException BAD_CONFIGURATION that lists every finding, one a line, as file:line:column
     */
    public static FilterRules load(Path folder) {
        return compile(Snapshot.ofFilters(folder));
    }

    static FilterRules compile(Snapshot snapshot) {
        List<FilterFile> files = new ArrayList<>();
        snapshot.files().forEach((name, content) -> files.add(new FilterFile(name, content)));
        Finding.refuse(findings(files));
        List<FilterSet> sets =
                files.stream().map(FilterFile::set).flatMap(Optional::stream).toList();
        FilterRules rules = new FilterRules(snapshot.hash(), sets);
        Finding.refuse(brokenExamples(files, rules));
        return rules;
    }

    private static List<Finding> findings(List<FilterFile> files) {
        List<Finding> findings = new ArrayList<>();
        files.forEach(file -> findings.addAll(file.findings()));
        findings.addAll(repeatedIds(files));
        return findings;
    }

    private static List<Finding> repeatedIds(List<FilterFile> files) {
        List<Finding> repeated = new ArrayList<>();
        Map<String, Finding> first = new HashMap<>();
        for (FilterFile file : files) {
            List<Rule> rules = file.set().map(FilterSet::rules).orElse(List.of());
            for (int i = 0; i < rules.size(); i++) {
                String id = rules.get(i).id();
                Finding here = file.atRule(i, "rule " + id);
                Finding before = first.putIfAbsent(id, here);
                if (before != null) {
                    repeated.add(file.atRule(i, "rule " + id + " is there already: " + before));
                }
            }
        }
        return repeated;
    }

    private static List<Finding> brokenExamples(List<FilterFile> files, FilterRules rules) {
        List<Finding> broken = new ArrayList<>();
        files.forEach(file -> file.set().ifPresent(set -> broken.addAll(file.brokenExamples(set, rules))));
        return broken;
    }
}
