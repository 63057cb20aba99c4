package routes.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a lake serves at {@code /observe/metrics} once each method of {@link Meters} was called. */
public final class EveryMeter {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(loglake_\\w+)(?:\\{(.*)})? ");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private static final Map<Class<?>, Object> SOMETHING = Map.of(
            String.class,
            "x",
            int.class,
            1,
            long.class,
            1L,
            Duration.class,
            Duration.ofSeconds(1),
            Decision.class,
            Decision.REGISTERED,
            BooleanSupplier.class,
            (BooleanSupplier) () -> true,
            IntSupplier.class,
            (IntSupplier) () -> 1,
            Supplier.class,
            (Supplier<Instant>) () -> Instant.EPOCH,
            Map.class,
            Map.of("x", Instant.EPOCH));

    private EveryMeter() {}

    /** Names as Prometheus sees them, each with its labels. */
    public static Map<String, Set<String>> labelsByName() throws ReflectiveOperationException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        callAll(registry);
        Map<String, Set<String>> labels = new TreeMap<>();
        Matcher sample = SAMPLE.matcher(registry.scrape());
        while (sample.find()) {
            Set<String> found = labels.computeIfAbsent(sample.group(1), name -> new HashSet<>());
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> found.add(label.group(1)));
            }
        }
        return labels;
    }

    private static void callAll(MeterRegistry registry) throws ReflectiveOperationException {
        Meters meters = new Meters(registry);
        for (Method method : Meters.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                method.invoke(
                        meters,
                        Arrays.stream(method.getParameterTypes())
                                .map(EveryMeter::something)
                                .toArray());
            }
        }
    }

    private static Object something(Class<?> type) {
        Object value = SOMETHING.get(type);
        if (value == null) {
            throw new AssertionError(
                    "a method of Meters takes a " + type.getName() + ": say here what to call it with");
        }
        return value;
    }
}
