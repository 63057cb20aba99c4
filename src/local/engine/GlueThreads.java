import com.amazonaws.services.glue.AWSGlueAsync;
import com.google.inject.Binder;
import com.google.inject.Inject;
import com.google.inject.Module;
import javax.annotation.PreDestroy;

/** Ends the threads of Trino's Glue client with the catalog: Trino forgets them, and they would keep the whole JVM from ending. */
public final class GlueThreads {
    private final AWSGlueAsync glue;

    @Inject
    public GlueThreads(AWSGlueAsync glue) {
        this.glue = glue;
    }

    @PreDestroy
    public void stop() {
        glue.shutdown();
    }

    /** Adds it to the catalog's parts. */
    public static final class Part implements Module {
        @Override
        public void configure(Binder binder) {
            binder.bind(GlueThreads.class).asEagerSingleton();
        }
    }
}
