package routes.batch;

import java.time.Instant;
import java.util.Map;

/**
 * One CloudTrail event as the model sees it.
 *
 * @param cells by column, those that are not null, in the order of the columns
 */
record Event(String id, Instant time, Map<String, String> cells) {}
