package routes.copies;

import java.util.function.BiConsumer;
import routes.settings.Settings;
import routes.tables.Sources;
import software.amazon.awssdk.services.s3.S3Client;

/** Hangs {@code copies} on the registry. */
public final class CopiesBeans {
    /** The bucket that holds the copies, each below {@code <source>/}. */
    public static final String BUCKET = "loglake.copies.bucket";

    private final S3Copies copies;

    public CopiesBeans(Settings settings, S3Client s3, Sources sources) {
        copies = new S3Copies(s3, sources, settings.text(BUCKET));
    }

    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("copies", copies);
    }
}
