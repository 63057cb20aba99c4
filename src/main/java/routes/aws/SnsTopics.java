package routes.aws;

import software.amazon.awssdk.services.sns.SnsClient;

/** Topics of the local AWS. */
public final class SnsTopics {
    private final SnsClient sns;

    public SnsTopics(SnsClient sns) {
        this.sns = sns;
    }

    /** Makes the topic of this ARN unless it is there. */
    public void make(String arn) {
        sns.createTopic(create -> create.name(arn.substring(arn.lastIndexOf(':') + 1)));
    }
}
