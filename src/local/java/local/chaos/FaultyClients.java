package local.chaos;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;

/** SDK clients every call of which goes through a gate. */
public final class FaultyClients {
    /** Decides what becomes of a call. */
    interface Gate {
        @Nullable
        Object pass(Call call, Effect effect) throws Throwable;
    }

    /** The call itself, over the wire. */
    interface Effect {
        @Nullable
        Object happen() throws Throwable;
    }

    /** A bug that is planted to see that it is found: it stands between client and service. */
    public interface Plant {
        Plant NONE = (call, arguments, real) -> real.invoke(arguments);

        @Nullable
        Object answer(Call call, Object[] arguments, Real real) throws Throwable;
    }

    /** The service as it is. */
    public interface Real {
        @Nullable
        Object invoke(Object[] arguments) throws Throwable;
    }

    private final Plant plant;
    private final Map<Method, Boolean> calls = new ConcurrentHashMap<>();

    FaultyClients(Plant plant) {
        this.plant = plant;
    }

    <C> C through(Gate gate, Class<C> type, C client) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (!isCall(client, method)) {
                return method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : invoked(client, method, arguments);
            }
            Call call = Call.of(method.getName(), (SdkRequest) arguments[0]);
            return gate.pass(call, () -> plant.answer(call, arguments, given -> invoked(client, method, given)));
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Paginators and the like are made of calls; a client itself implements only calls. */
    private boolean isCall(Object client, Method method) {
        return calls.computeIfAbsent(method, asked -> {
            Class<?>[] types = asked.getParameterTypes();
            return types.length > 0 && SdkRequest.class.isAssignableFrom(types[0]) && isImplemented(client, asked);
        });
    }

    private static boolean isImplemented(Object client, Method method) {
        try {
            return !client.getClass()
                    .getMethod(method.getName(), method.getParameterTypes())
                    .getDeclaringClass()
                    .isInterface();
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Object invoked(Object client, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }
}
