package local.bedrock;

/** An answer with its cost. */
record Spoken(Reply reply, Usage usage, long latencyMillis) {}
