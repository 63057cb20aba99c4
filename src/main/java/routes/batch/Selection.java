package routes.batch;

import java.util.List;

/** The events that are asked about, each once, by their ids. */
record Selection(Request request, Counts counts, List<Event> events) {}
