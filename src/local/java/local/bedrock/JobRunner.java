package local.bedrock;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import local.endpoint.AwsError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes batch jobs from status to status; those that a kill interrupted go on at the next start. */
final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration STOPPING = Duration.ofMillis(50);

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "local-bedrock-jobs");
        thread.setDaemon(true);
        return thread;
    });
    private final Jobs jobs;
    private final JobWork work;
    private final Clock clock;

    JobRunner(Jobs jobs, JobWork work, Clock clock) {
        this.jobs = jobs;
        this.work = work;
        this.clock = clock;
    }

    void resume() {
        jobs.all().stream().filter(job -> !job.isOver()).forEach(this::begin);
    }

    void begin(Job job) {
        boolean stopping = job.status().equals("Stopping");
        later(job.id(), job.at(), stopping ? STOPPING : job.script().pace());
    }

    /** @throws AwsError ConflictException when it is over */
    void stop(String id) {
        Job stopping = jobs.change(id, job -> {
            if (job.isOver() || job.status().equals("Stopping")) {
                throw new AwsError("ConflictException", "The job " + job.arn() + " is " + job.status() + ".");
            }
            return job.in("Stopping", "", clock.instant());
        });
        begin(stopping);
    }

    private void later(String id, int at, Duration delay) {
        try {
            clockwork.schedule(() -> advance(id, at), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            // The next start resumes the job.
        }
    }

    private void advance(String id, int at) {
        Job job = jobs.find(id);
        if (job.isOver() || job.at() != at) {
            return;
        }

        try {
            List<String> path = job.script().path();
            boolean stopping = job.status().equals("Stopping");
            if (stopping || at + 1 < path.size()) {
                move(job, stopping ? "Stopped" : path.get(at + 1));
            }
        } catch (RuntimeException failed) {
            if (clockwork.isShutdown()) {
                return;
            }
            LOG.warn("batch job {} failed: {}", id, failed.toString());
            end(job, "Failed", "Internal error: " + failed.getMessage());
        }
    }

    private void move(Job job, String status) {
        try {
            switch (status) {
                case "Validating" -> work.validate(job);
                case "Completed", "PartiallyCompleted", "Stopped", "Expired" -> work.write(job, status);
                default -> {
                    // Nothing happens but time.
                }
            }
            end(job, status, JobWork.message(status));
        } catch (AwsError invalid) {
            end(job, "Failed", String.valueOf(invalid.getMessage()));
        }
    }

    private void end(Job seen, String status, String message) {
        Job next =
                jobs.change(seen.id(), now -> now.at() == seen.at() ? now.in(status, message, clock.instant()) : now);
        if (!next.isOver()) {
            begin(next);
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
