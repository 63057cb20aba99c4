package routes.aws;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the services listen when it is not AWS itself: standard variable name to address. Empty means AWS.
 */
public record Endpoints(Map<String, URI> byVariable) {
    public static final String S3 = "AWS_ENDPOINT_URL_S3";
    public static final String SQS = "AWS_ENDPOINT_URL_SQS";
    public static final String GLUE = "AWS_ENDPOINT_URL_GLUE";
    public static final String ATHENA = "AWS_ENDPOINT_URL_ATHENA";
    public static final String BEDROCK = "AWS_ENDPOINT_URL_BEDROCK";
    public static final String BEDROCK_RUNTIME = "AWS_ENDPOINT_URL_BEDROCK_RUNTIME";
    public static final String SNS = "AWS_ENDPOINT_URL_SNS";
    private static final String ALL = "AWS_ENDPOINT_URL";

    /** The addresses that {@code environment} names by AWS's own variables. */
    public static Endpoints of(Map<String, String> environment) {
        Map<String, URI> found = new TreeMap<>();
        for (String variable : new String[] {S3, SQS, GLUE, ATHENA, BEDROCK, BEDROCK_RUNTIME, SNS}) {
            String address = environment.getOrDefault(variable, environment.getOrDefault(ALL, ""));
            if (!address.isEmpty()) {
                found.put(variable, URI.create(address));
            }
        }
        return new Endpoints(found);
    }

    public static Endpoints of(LocalAws local) {
        return new Endpoints(Map.of(
                S3,
                local.s3(),
                SQS,
                local.sqs(),
                GLUE,
                local.glue(),
                ATHENA,
                local.athena(),
                BEDROCK,
                local.bedrock(),
                BEDROCK_RUNTIME,
                local.bedrock(),
                SNS,
                local.sns()));
    }

    public boolean isAws() {
        return byVariable.isEmpty();
    }
}
