package routes.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.filters.FilterFiles;
import routes.filters.FilterRules;
import routes.filters.Premises;
import routes.filters.Versions;

/** Filters as a person names them: a folder, the hash of a version that a lake has taken, or {@value #APPLIED}. */
final class FilterVersions {
    static final String APPLIED = "applied";

    private final Premises premises;
    private final Supplier<Versions> versions;

    /** @param versions asked for only when a name is no folder */
    FilterVersions(Premises premises, Supplier<Versions> versions) {
        this.premises = premises;
        this.versions = versions;
    }

    /** @throws LakeException BAD_CONFIGURATION when there are no such filters, or they are wrong */
    FilterRules named(String name) {
        if (Files.isDirectory(Path.of(name))) {
            return FilterFiles.load(Path.of(name), premises);
        }
        String hash = name.equals(APPLIED) ? newest() : name;
        return versions.get()
                .files(hash)
                .map(files -> FilterFiles.acceptedBefore(files, premises.clock()))
                .orElseThrow(() -> new LakeException(
                        Reason.BAD_CONFIGURATION,
                        "no lake has taken one version of the filters whose hash begins with " + hash
                                + "; expected a folder, a hash as decisions name it, or " + APPLIED));
    }

    private String newest() {
        return versions.get()
                .newest()
                .orElseThrow(() -> new LakeException(
                        Reason.BAD_CONFIGURATION,
                        "no lake has taken any filters yet; name a folder instead: --from DIR"))
                .hash();
    }
}
