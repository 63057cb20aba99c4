package routes.sql;

import java.time.Duration;

/**
 * How a query is run.
 *
 * @param token 32 to 128 characters; a second start with the same token is the first one
 * @param time after which it is stopped
 */
public record Limits(String token, Duration time) {}
