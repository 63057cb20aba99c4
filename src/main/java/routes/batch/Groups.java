package routes.batch;

import java.util.List;

/** A selection cut into records: each of its events is in exactly one. */
record Groups(Selection selection, Grain grain, List<Group> groups) {}
