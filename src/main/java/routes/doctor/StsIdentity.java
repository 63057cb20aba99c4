package routes.doctor;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** As whom AWS knows us. */
final class StsIdentity {
    private StsIdentity() {}

    static Check check() {
        try (StsClient sts = StsClient.create()) {
            GetCallerIdentityResponse me = sts.getCallerIdentity();
            return Check.ok("credentials", me.arn() + " in account " + me.account());
        } catch (SdkException unknown) {
            return Check.fail(
                    "credentials",
                    "AWS does not know us: " + unknown.getClass().getSimpleName(),
                    "set AWS_PROFILE, or the pod's role, and AWS_REGION");
        }
    }
}
