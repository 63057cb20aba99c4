package routes.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** Notes every object that any SDK client of this JVM gets; the SDK finds it by its own resource file. */
public final class CallRecorder implements ExecutionInterceptor {
    private static final List<String> GETS = new CopyOnWriteArrayList<>();

    /** {@code bucket/key} of every GetObject so far. */
    static List<String> gets() {
        return GETS;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if ("GetObject".equals(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))
                && context.request() instanceof GetObjectRequest get) {
            GETS.add(get.bucket() + "/" + get.key());
        }
    }
}
