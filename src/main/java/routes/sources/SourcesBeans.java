package routes.sources;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.tables.Source;
import routes.tables.Sources;

/** Adds the routes of new sources to a running Camel, and tells what that has. */
public final class SourcesBeans {
    private final CamelContext camel;
    private final Consumer<Source> prepare;

    /** @param prepare makes or checks all that a source needs before its first message */
    public SourcesBeans(CamelContext camel, Consumer<Source> prepare) {
        this.camel = camel;
        this.prepare = prepare;
    }

    /** Starts the sources that lie in {@code folder} now, and from then on those that come. */
    public NewSources follow(
            SourceFolder folder, Sources sources, Set<String> registered, Predicate<String> off, Duration interval) {
        return new NewSources(folder, sources, registered, new OfCamel(), off).every(interval);
    }

    private final class OfCamel implements NewSources.Station, RouteFile.Surroundings {
        @Override
        public void check(SourceFiles files, Source source) {
            RouteFile.refuseBroken(files, source, this);
        }

        @Override
        public void prepare(Source source) {
            prepare.accept(source);
        }

        @Override
        public void start(SourceFiles files) {
            Set<String> before = routes();
            Set<Endpoint> endpoints = Set.copyOf(camel.getEndpoints());
            try {
                Resource file = ResourceHelper.fromString(files.routePlace(), String.valueOf(files.route()));
                PluginHelper.getRoutesLoader(camel).loadRoutes(file);
            } catch (Exception broken) {
                removeRoutesBut(before);
                removeEndpointsBut(endpoints);
                throw new LakeException(
                        Reason.BAD_CONFIGURATION,
                        files.routePlace() + ":1:1: its routes do not start: " + firstCause(broken),
                        broken);
            }
        }

        @Override
        public boolean consumes(String uri) {
            return camel.getRoutes().stream()
                    .anyMatch(
                            route -> route.getEndpoint().getEndpointUri().equals(uri.replace("direct:", "direct://")));
        }

        @Override
        public boolean hasRoute(String id) {
            return camel.getRoute(id) != null;
        }

        @Override
        public boolean hasKamelet(String name) {
            return name.equals("sink")
                    || name.equals("source")
                    || getClass().getResource("/kamelets/" + name + ".kamelet.yaml") != null;
        }

        @Override
        public boolean answers(String bean, String method) {
            Object found = camel.getRegistry().lookupByName(bean);
            return found != null
                    && Arrays.stream(found.getClass().getMethods())
                            .anyMatch(one -> one.getName().equals(method));
        }

        @Override
        public boolean hasComponent(String scheme) {
            return camel.getComponent(scheme) != null;
        }
    }

    private Set<String> routes() {
        return camel.getRoutes().stream().map(Route::getId).collect(Collectors.toSet());
    }

    /** An endpoint on a kamelet makes its hidden route once; the next attempt needs one of its own. */
    private void removeEndpointsBut(Set<Endpoint> before) {
        try {
            for (Endpoint endpoint : List.copyOf(camel.getEndpoints())) {
                if (!before.contains(endpoint)) {
                    camel.removeEndpoint(endpoint);
                }
            }
        } catch (Exception failed) {
            throw RuntimeCamelException.wrapRuntimeCamelException(failed);
        }
    }

    private void removeRoutesBut(Set<String> before) {
        try {
            Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
            for (RouteDefinition left : model.getRouteDefinitions().stream()
                    .filter(route -> !before.contains(route.getRouteId()))
                    .toList()) {
                if (camel.getRoute(left.getRouteId()) != null) {
                    camel.getRouteController().stopRoute(left.getRouteId());
                    camel.removeRoute(left.getRouteId());
                }
                model.removeRouteDefinition(left);
            }
        } catch (Exception failed) {
            throw RuntimeCamelException.wrapRuntimeCamelException(failed);
        }
    }

    private static String firstCause(Throwable broken) {
        Throwable first = broken;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return String.valueOf(first.getMessage()).lines().findFirst().orElse("");
    }
}
