package routes.batch;

/** Results, and what is to be said of them. */
record Summarised(Results results, Report report) {}
