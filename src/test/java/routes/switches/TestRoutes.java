package routes.switches;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Two sources, one of them on a Kamelet, and a route that takes nothing from a queue. */
final class TestRoutes {
    static final String ROUTES = """
            - routeTemplate:
                id: loglake-source
                parameters: [{name: queue}]
                from:
                  uri: aws2-sqs:{{queue}}
                  parameters: {initialDelay: 0, delay: 100, greedy: true, maxMessagesPerPoll: 10, waitTimeSeconds: WAIT}
                  steps: [{to: "kamelet:sink"}]
            - route:
                id: cloudwatch-events
                from:
                  uri: kamelet:loglake-source
                  parameters: {queue: cloudwatch}
                  steps: [{to: "bean:cloudwatchSeen?method=take"}]
            - route:
                id: cloudtrail-events
                from:
                  uri: aws2-sqs:cloudtrail
                  parameters: {initialDelay: 0, delay: 100, greedy: true, maxMessagesPerPoll: 10, waitTimeSeconds: WAIT}
                  steps: [{to: "bean:cloudtrailSeen?method=take"}]
            - route:
                id: cloudtrail-sub
                from: {uri: "direct:cloudtrail-sub", steps: [{log: "x"}]}
            """;

    private TestRoutes() {}

    /** What reached the end of a route. */
    public static final class Seen {
        final List<String> bodies = new CopyOnWriteArrayList<>();

        public void take(String body) {
            bodies.add(body);
        }
    }
}
