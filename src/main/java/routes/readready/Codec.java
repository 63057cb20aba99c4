package routes.readready;

import org.apache.orc.CompressionKind;

/** How ORC files are compressed. */
public enum Codec {
    ZLIB(CompressionKind.ZLIB),
    ZSTD(CompressionKind.ZSTD);

    private final CompressionKind kind;

    Codec(CompressionKind kind) {
        this.kind = kind;
    }

    CompressionKind kind() {
        return kind;
    }
}
