package routes.batch;

/**
 * The input of one job.
 *
 * @param name {@code input-1.jsonl}
 * @param sha256 of its bytes
 */
record InputFile(String name, int records, byte[] bytes, String sha256) {}
