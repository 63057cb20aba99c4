package routes.completeness;

import routes.events.S3Object;

/**
 * One object of the listing and what became of it.
 *
 * @param why the rule that excludes it, the reason of its quarantine or dead letter, the switch or step that it waits for, the command
 *     that mends what is not accounted for; empty for one that is in the lake
 */
public record Accounted(S3Object object, Fate fate, String why) {}
