package routes.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** A client at whose first put below a prefix something else happens, just before it or just after. */
final class MeetingS3 {
    private MeetingS3() {}

    /** @param moment before or after */
    static S3Client over(S3Client s3, String prefix, String moment, Runnable event) {
        AtomicBoolean met = new AtomicBoolean();
        return (S3Client) Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, arguments) -> {
                    boolean meets = method.getName().equals("putObject")
                            && keyOf(arguments[0]).startsWith(prefix)
                            && met.compareAndSet(false, true);
                    if (meets && moment.equals("before")) {
                        event.run();
                    }
                    Object answer = invoked(s3, method, arguments);
                    if (meets && moment.equals("after")) {
                        event.run();
                    }
                    return answer;
                });
    }

    @SuppressWarnings("unchecked")
    private static String keyOf(Object request) {
        return PutObjectRequest.builder()
                .applyMutation((Consumer<PutObjectRequest.Builder>) request)
                .build()
                .key();
    }

    private static Object invoked(S3Client s3, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(s3, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
