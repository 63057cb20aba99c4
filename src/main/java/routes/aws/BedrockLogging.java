package routes.aws;

import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.LoggingConfig;

/** Bedrock's own log of what its models are asked. */
public final class BedrockLogging {
    private final BedrockClient bedrock;

    public BedrockLogging(BedrockClient bedrock) {
        this.bedrock = bedrock;
    }

    /** Sends the log to {@code bucket}, which must be there, unless it goes there already. */
    public void to(String bucket) {
        if (bucket.equals(bucket())) {
            return;
        }

        bedrock.putModelInvocationLoggingConfiguration(put -> put.loggingConfig(LoggingConfig.builder()
                .s3Config(s3 -> s3.bucketName(bucket))
                .textDataDeliveryEnabled(true)
                .build()));
    }

    /** Where the log goes; empty when nowhere. */
    private String bucket() {
        LoggingConfig now =
                bedrock.getModelInvocationLoggingConfiguration(get -> {}).loggingConfig();
        return now == null || now.s3Config() == null
                ? ""
                : String.valueOf(now.s3Config().bucketName());
    }
}
