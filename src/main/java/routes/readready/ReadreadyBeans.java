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
        return new ReadreadyFiles(codec(), settings.bytes("loglake.readready.stripe-size"));
    }

    public SealedFiles sealedFiles() {
        return new SealedFiles(
                codec(),
                settings.bytes("loglake.readready.stripe-size"),
                settings.bytes("loglake.seal.target-file-size"));
    }

    private Codec codec() {
        String codec = settings.oneOf("loglake.readready.compression", Set.of("zlib", "zstd"));
        return Codec.valueOf(codec.toUpperCase(Locale.ROOT));
    }
}
