package routes.doctor;

import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.athena.model.WorkGroupState;

/** The workgroup in which queries run. */
final class AthenaChecks {
    private final AthenaClient athena;

    AthenaChecks(AthenaClient athena) {
        this.athena = athena;
    }

    Check workgroup(String workgroup) {
        String name = "workgroup " + workgroup;
        try {
            return athena.getWorkGroup(get -> get.workGroup(workgroup))
                                    .workGroup()
                                    .state()
                            == WorkGroupState.DISABLED
                    ? Check.fail(name, "is disabled", "enable it, or name another in loglake.athena.workgroup")
                    : Check.ok(name, "is there");
        } catch (AthenaException refused) {
            return Check.fail(
                    name,
                    String.valueOf(refused.awsErrorDetails().errorMessage()),
                    "correct loglake.athena.workgroup, or grant the lake's role athena:GetWorkGroup");
        }
    }
}
