package routes.readready;

import java.util.Locale;
import java.util.Set;
import routes.settings.Settings;

/** Reads how ORC files are to be written. */
public final class ReadreadyBeans {
    private final Settings settings;

    public ReadreadyBeans(Settings settings) {
        this.settings = settings;
    }

    public ReadreadyFiles files() {
        String codec = settings.oneOf("loglake.readready.compression", Set.of("zlib", "zstd"));
        return new ReadreadyFiles(
                Codec.valueOf(codec.toUpperCase(Locale.ROOT)), settings.bytes("loglake.readready.stripe-size"));
    }
}
