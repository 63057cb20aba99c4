package local;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import local.athena.LocalAthena;
import local.bedrock.LocalBedrock;
import local.glue.LocalGlue;
import local.s3.LocalS3;
import local.sns.LocalSns;
import local.sqs.LocalSqs;
import routes.aws.LocalAws;

/** Starts the services, each on a port and a folder of its own, and stops them in reverse. */
public final class LocalAwsProvider implements LocalAws.Provider {
    @Override
    public LocalAws start(Path data, int port) {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        try {
            LocalSqs sqs = LocalSqs.start(data.resolve("sqs"), port + 1);
            started.push(sqs);
            LocalS3 s3 = LocalS3.start(data.resolve("s3"), data.resolve("s3-notifications.json"), port, sqs::send);
            started.push(s3);
            LocalGlue glue = LocalGlue.start(data.resolve("glue"), port + 2);
            started.push(glue);
            LocalAthena athena = LocalAthena.start(data.resolve("athena"), port + 3, s3.endpoint(), glue.endpoint());
            started.push(athena);
            LocalBedrock bedrock = LocalBedrock.start(data.resolve("bedrock"), port + 5, s3.endpoint());
            started.push(bedrock);
            LocalSns sns = LocalSns.start(data.resolve("sns"), port + 6, sqs::send);
            started.push(sns);
            return new Running(
                    s3,
                    sqs.endpoint(),
                    glue.endpoint(),
                    athena.endpoint(),
                    bedrock.endpoint(),
                    sns.endpoint(),
                    started);
        } catch (RuntimeException failed) {
            close(started);
            throw failed;
        }
    }

    private record Running(
            LocalS3 s3Server, URI sqs, URI glue, URI athena, URI bedrock, URI sns, Deque<AutoCloseable> started)
            implements LocalAws {
        @Override
        public URI s3() {
            return s3Server.endpoint();
        }

        @Override
        public void notify(List<BucketNotification> rules) {
            s3Server.notify(rules);
        }

        @Override
        public void close() {
            LocalAwsProvider.close(started);
        }
    }

    private static void close(Deque<AutoCloseable> started) {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception stopping) {
                throw new IllegalStateException("a local AWS service did not stop", stopping);
            }
        }
    }
}
