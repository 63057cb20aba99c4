package local.athena;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The services that Athena itself calls. */
record Clients(S3Client s3, GlueClient glue) implements AutoCloseable {

    static Clients of(URI s3, URI glue) {
        StaticCredentialsProvider local =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        return new Clients(
                S3Client.builder()
                        .endpointOverride(s3)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(local)
                        .forcePathStyle(true)
                        .build(),
                GlueClient.builder()
                        .endpointOverride(glue)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(local)
                        .build());
    }

    @Override
    public void close() {
        s3.close();
        glue.close();
    }
}
