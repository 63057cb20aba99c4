package routes.aws;

import software.amazon.awssdk.services.sts.StsClient;

/** Who uses these credentials. */
public final class StsPerson {
    private StsPerson() {}

    /** The ARN that AWS knows the caller by. @throws software.amazon.awssdk.core.exception.SdkException when AWS knows nobody */
    public static String arn() {
        try (StsClient sts = StsClient.create()) {
            return sts.getCallerIdentity().arn();
        }
    }
}
