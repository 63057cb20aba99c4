package routes.looker;

/** Tokens of a model call; what was read from or written to the prompt cache is not among {@code in}. */
record Usage(long in, long out, long cacheRead, long cacheWrite) {
    static final Usage NONE = new Usage(0, 0, 0, 0);

    long all() {
        return in + out + cacheRead + cacheWrite;
    }

    long cached() {
        return cacheRead + cacheWrite;
    }
}
