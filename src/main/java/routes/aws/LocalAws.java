package routes.aws;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * S3, SQS, Glue, Athena, Bedrock and SNS on loopback, keeping their state below one folder. Found by {@link java.util.ServiceLoader}; the
 * production jar holds no implementation.
 */
public interface LocalAws extends AutoCloseable {
    /** Starts local AWS services. */
    interface Provider {
        /**
         * @param data absolute folder that keeps the state of all services; exists and is locked by the caller
         * @param port S3 listens on it, SQS on the next, then Glue, then Athena; the one after those is the lake's own, then Bedrock, then
         *     SNS
         */
        LocalAws start(Path data, int port);
    }

    URI s3();

    URI sqs();

    URI glue();

    URI athena();

    /** Bedrock's runtime and its control plane. */
    URI bedrock();

    URI sns();

    /**
     * What PutBucketNotificationConfiguration does on AWS: from now on each new object of a bucket is told to a queue before the
     * PUT is answered. Kept over a restart; a rule that is new is sent one {@code s3:TestEvent}.
     */
    void notify(List<BucketNotification> rules);

    @Override
    void close();

    /**
     * New objects of {@code bucket} whose key starts and ends so are told to {@code queue} (a queue name).
     */
    record BucketNotification(String bucket, String prefix, String suffix, String queue, Envelope envelope) {}

    /** In which form the notification reaches the queue. */
    enum Envelope {
        S3,
        SNS,
        EVENTBRIDGE
    }
}
