package local.bedrock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All batch jobs, a file each. */
final class Jobs {
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final Map<String, Job> byId = new ConcurrentHashMap<>();

    private Jobs(Path folder) {
        this.folder = folder;
    }

    static Jobs open(Path folder) {
        try {
            Files.createDirectories(folder);
            Jobs jobs = new Jobs(folder);
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(SUFFIX))
                        .forEach(file ->
                                new KeptFile(file).read().map(Job::new).ifPresent(job -> jobs.byId.put(job.id(), job)));
            }
            return jobs;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Newest first. */
    List<Job> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing((Job job) -> job.text("submitTime"))
                        .thenComparing(Job::id)
                        .reversed())
                .toList();
    }

    /** @param name ARN or id */
    Job find(String name) {
        return Optional.ofNullable(byId.get(name.substring(name.lastIndexOf('/') + 1)))
                .orElseThrow(() -> Errors.notFound("Could not find the model invocation job " + name + "."));
    }

    /** The job that this token made, or one that is made now. */
    synchronized Job add(String token, Job made) {
        Optional<Job> earlier = all().stream()
                .filter(job ->
                        !token.isEmpty() && job.text("clientRequestToken").equals(token))
                .findFirst();
        return earlier.orElseGet(() -> keep(made));
    }

    /** @throws local.endpoint.AwsError what {@code change} throws; the job is as it was then */
    synchronized Job change(String id, UnaryOperator<Job> change) {
        return keep(change.apply(find(id)));
    }

    private Job keep(Job job) {
        new KeptFile(folder.resolve(job.id() + SUFFIX)).write(job.json());
        byId.put(job.id(), job);
        return job;
    }
}
