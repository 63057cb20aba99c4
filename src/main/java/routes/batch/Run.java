package routes.batch;

import java.util.List;

/**
 * A run under way.
 *
 * @param jobs as they were when they were last looked at; none before they are made
 */
record Run(Request request, Plan plan, List<Job> jobs) {
    Run with(List<Job> seen) {
        return new Run(request, plan, seen);
    }
}
