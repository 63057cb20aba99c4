package routes.switches;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * A route that takes messages from a queue.
 *
 * @param name the route id that people know: that of the route in the source's file, also for the one that its Kamelet hides
 * @param polls false for a route on a Kamelet: the hidden one polls for it
 */
record SwitchBoardRoute(String name, boolean polls, Route route) {
    private static final String QUEUE = "aws2-sqs:";
    private static final String KAMELET = "loglake-source";

    /**
     * All of a lake, the polling ones first: a message that a Kamelet hands to a suspended route would wait there, fail and count as
     * received.
     */
    static List<SwitchBoardRoute> of(CamelContext camel) {
        Map<String, String> owners = new HashMap<>();
        camel.getRoutes().forEach(route -> {
            if (route.getEndpoint() instanceof KameletEndpoint kamelet) {
                owners.put(kamelet.getRouteId(), route.getId());
            }
        });
        return camel.getRoutes().stream()
                .filter(route -> readsQueue(route) || isOnKamelet(route))
                .map(route -> new SwitchBoardRoute(
                        owners.getOrDefault(route.getId(), route.getId()), readsQueue(route), route))
                .sorted(Comparator.comparing(SwitchBoardRoute::polls).reversed())
                .toList();
    }

    private static boolean readsQueue(Route route) {
        return route.getEndpoint().getEndpointUri().startsWith(QUEUE);
    }

    private static boolean isOnKamelet(Route route) {
        return route.getEndpoint() instanceof KameletEndpoint kamelet
                && kamelet.getTemplateId().equals(KAMELET);
    }

    String id() {
        return route.getId();
    }

    void delayFirstPoll(Duration delay) {
        if (route.getConsumer() instanceof ScheduledPollConsumer consumer) {
            consumer.setInitialDelay(consumer.getTimeUnit().convert(delay));
        }
    }

    boolean isOff(Set<String> off) {
        return off.contains(Off.ALL) || off.stream().anyMatch(source -> name.startsWith(source + "-"));
    }
}
