package routes.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.camel.component.aws2.sqs.MessageDeduplicationIdStrategy;
import org.apache.camel.component.aws2.sqs.MessageGroupIdStrategy;
import org.apache.camel.component.aws2.sqs.Sqs2Component;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.Lazy;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * One client per AWS service, all the lake has. Camel's components take them from the registry.
 */
public final class AwsBeans implements AutoCloseable {
    /** What the local AWS takes for a key pair, and where it says it is. */
    public static final String LOCAL_KEY = "local";

    public static final String LOCAL_REGION = "us-east-1";

    private static final int CONNECTIONS = 160;

    private final SdkHttpClient http =
            ApacheHttpClient.builder().maxConnections(CONNECTIONS).build();
    private final boolean local;
    public final S3Client s3;
    public final SqsClient sqs;
    public final GlueClient glue;
    public final AthenaClient athena;
    private final SqsBatchedDeletes deletes;
    private final Lazy<BedrockClient> bedrock;
    private final Lazy<BedrockRuntimeClient> bedrockRuntime;
    private final Lazy<SnsClient> sns;

    /**
     * @param endpoints empty for AWS itself: credentials and Region come from the SDK's default chain then
     * @param local whether those endpoints are the local AWS, which knows one key pair
     */
    public AwsBeans(Endpoints endpoints, boolean local) {
        this.local = local;
        s3 = configured(s3(endpoints), endpoints, Endpoints.S3);
        SqsClient plain = configured(SqsClient.builder(), endpoints, Endpoints.SQS);
        deletes = new SqsBatchedDeletes(plain);
        sqs = deletes.client();
        glue = configured(GlueClient.builder(), endpoints, Endpoints.GLUE);
        athena = configured(AthenaClient.builder(), endpoints, Endpoints.ATHENA);
        bedrock = new Lazy<>(() -> configured(BedrockClient.builder(), endpoints, Endpoints.BEDROCK));
        bedrockRuntime =
                new Lazy<>(() -> configured(BedrockRuntimeClient.builder(), endpoints, Endpoints.BEDROCK_RUNTIME));
        sns = new Lazy<>(() -> configured(SnsClient.builder(), endpoints, Endpoints.SNS));
    }

    /** Whether it is the local AWS that these clients talk to. */
    public boolean isLocal() {
        return local;
    }

    /** Bedrock's control plane: batch jobs. Made when it is first asked for. */
    public BedrockClient bedrock() {
        return bedrock.getValue();
    }

    /** Bedrock's models. Made when it is first asked for. */
    public BedrockRuntimeClient bedrockRuntime() {
        return bedrockRuntime.getValue();
    }

    /** Made when it is first asked for. */
    public SnsClient sns() {
        return sns.getValue();
    }

    /** Checksums beside the ETag guard a network; on loopback they are a third of the cost of a PUT. */
    private static S3ClientBuilder s3(Endpoints endpoints) {
        return endpoints.isAws()
                ? S3Client.builder()
                : S3Client.builder()
                        .forcePathStyle(true)
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .serviceConfiguration(S3Configuration.builder()
                                .chunkedEncodingEnabled(false)
                                .build());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(
            B builder, Endpoints endpoints, String variable) {
        builder.httpClient(http);
        Optional.ofNullable(endpoint(endpoints, variable)).ifPresent(builder::endpointOverride);
        if (local) {
            builder.region(Region.of(LOCAL_REGION));
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(LOCAL_KEY, LOCAL_KEY)));
        }
        return builder.build();
    }

    private static @Nullable URI endpoint(Endpoints endpoints, String variable) {
        return endpoints.byVariable().get(variable);
    }

    /** Hangs the clients, and the component that knows the lake's FIFO ids, on the registry. */
    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("s3Client", s3);
        registry.accept("sqsClient", sqs);
        registry.accept("athenaClient", athena);
        registry.accept("aws2-sqs", sqsComponent());
    }

    /** A route names group and deduplication of a FIFO message in variables; SQS takes 128 characters, so they are hashed. */
    private Sqs2Component sqsComponent() {
        Sqs2Component component = new Sqs2Component();
        component.getConfiguration().setAmazonSQSClient(sqs);
        component.getConfiguration().setMessageGroupIdStrategy((MessageGroupIdStrategy)
                exchange -> Digests.sha256(exchange.getVariable("group", "", String.class)));
        component.getConfiguration().setMessageDeduplicationIdStrategy((MessageDeduplicationIdStrategy)
                exchange -> Digests.sha256(exchange.getVariable("deduplication", "", String.class)));
        return component;
    }

    @Override
    public void close() {
        deletes.close();
        sqs.close();
        s3.close();
        glue.close();
        athena.close();
        for (Lazy<? extends SdkAutoCloseable> client : List.of(bedrock, bedrockRuntime, sns)) {
            if (client.hasValue()) {
                client.getValue().close();
            }
        }
        http.close();
    }
}
