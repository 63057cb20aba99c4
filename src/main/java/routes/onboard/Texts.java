package routes.onboard;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the route file and the filter file of a new source. */
final class Texts {
    private Texts() {}

    static String route(String source) {
        return """
                - route:
                    id: %1$s-events
                    description: New objects of the source %1$s
                    from:
                      uri: kamelet:loglake-source
                      parameters:
                        source: %1$s
                      steps:
                        - bean:
                            description: Find table, partition and unit of the object
                            ref: placements
                            method: "place(${variable.source}, ${body})"
                        - to: direct:placed
                """.formatted(source);
    }

    /** @param keys of samples, which must be kept */
    static String filter(String source, List<String> keys) {
        String first = keys.get(0);
        String folder = first.substring(0, first.lastIndexOf('/') + 1);
        return """
                # Written by ./loglake onboard: it goes into the folder of the filters once the source runs. Its one rule is an example
                # to edit: what lies beside the logs and is none. The samples' keys prove that no rule takes too much.
                apiVersion: loglake/v1
                kind: FilterSet
                metadata: {name: %1$s, owner: platform-logging}
                sources: [%1$s]
                default: keep
                rules:
                  - id: %1$s-checks
                    effect: exclude
                    when: {fileName: ["*CheckFile*"]}
                    reason: Files by which a service tries whether it may write are no logs.
                    ticket: ONBOARD-%1$s
                    permanent: true
                    examples:
                      excluded:
                        - %2$s
                      kept:
                %3$s
                """.formatted(
                        source,
                        quoted(folder + "ConfigWritabilityCheckFile"),
                        keys.stream()
                                .distinct()
                                .limit(5)
                                .map(key -> "        - " + quoted(key))
                                .collect(Collectors.joining("\n")));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
