package routes.filters;

import java.util.List;
import java.util.stream.Collectors;
import routes.failures.LakeException;
import routes.failures.Reason;

/** Files of an operator that are not taken, BAD_CONFIGURATION; its message lists the findings, one a line. */
public final class RefusedFiles extends LakeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    RefusedFiles(List<Finding> findings) {
        super(Reason.BAD_CONFIGURATION, findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
