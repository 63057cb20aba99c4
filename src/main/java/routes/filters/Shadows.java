package routes.filters;

import java.util.ArrayList;
import java.util.List;
import routes.filters.FilterFile.Placed;

/** Rules whose objects another rule provably has already. */
final class Shadows {
    private final List<Placed> rules;

    Shadows(List<Placed> rules) {
        this.rules = rules;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Placed dark : rules) {
            rules.stream()
                    .filter(light -> light != dark && light.rule().covers(dark.rule()))
                    .filter(light -> !isLater(light.rule(), dark.rule()))
                    .findFirst()
                    .ifPresent(light -> findings.add(finding(dark, light.rule())));
        }
        return findings;
    }

    /** Of two rules for the same objects only the second by id is in the shadow. */
    private static boolean isLater(Rule light, Rule dark) {
        return light.effect() == dark.effect()
                && dark.covers(light)
                && light.id().compareTo(dark.id()) >= 0;
    }

    private static Finding finding(Placed dark, Rule light) {
        Rule rule = dark.rule();
        String all = light.effect().proof() + " by rule " + light.id();
        if (light.effect() == Effect.PROTECT && rule.effect() == Effect.EXCLUDE) {
            return dark.at(Code.F012, "/when", "rule " + rule.id() + " never excludes: all its objects are " + all);
        }
        Finding shadow =
                dark.at(Code.F010, "/when", "rule " + rule.id() + " never matters: all its objects are " + all);
        boolean wrong = light.effect() == Effect.EXCLUDE && rule.effect() == Effect.INCLUDE;
        return wrong ? shadow : shadow.asWarning();
    }
}
