package routes.readready;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** CloudTrail events made of a number: the same number, the same event. */
final class Samples {
    private static final String[][] ACTIONS = {
        {"ssm", "StartSession"}, {"sts", "AssumeRole"}, {"s3", "GetObject"}, {"ec2", "DescribeInstances"},
        {"kms", "Decrypt"}, {"logs", "CreateLogStream"}, {"iam", "GetRole"}, {"dynamodb", "PutItem"}
    };

    private Samples() {}

    static String event(int number) {
        Random random = new Random(number * 0x9e3779b97f4a7c15L);
        random.nextLong();
        String[] action = ACTIONS[random.nextInt(ACTIONS.length)];
        String account = "1%011d".formatted(random.nextInt(150));
        String user = "user" + random.nextInt(20);
        Instant time = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(random.nextInt(3 * 86_400));
        String session = action[1].equals("StartSession")
                ? "{\"sessionId\":\"%s-%017x\",\"streamUrl\":\"wss://x\"}".formatted(user, random.nextLong() >>> 4)
                : random.nextInt(3) > 0 ? "null" : "{\"ok\":true,\"list\":[1,2,3]}";
        return """
            {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:%2$s","arn":"arn:aws:sts::%1$s:assumed-role/Ops/%2$s","accountId":"%1$s","accessKeyId":"ASIA%3$016X","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE","arn":"arn:aws:iam::%1$s:role/Ops","accountId":"%1$s","userName":"Ops"},"webIdFederationData":{},"attributes":{"creationDate":"2026-03-01T00:00:00Z","mfaAuthenticated":"false"}}},"eventTime":"%4$s","eventSource":"%5$s.amazonaws.com","eventName":"%6$s","awsRegion":"eu-central-1","sourceIPAddress":"192.0.2.%7$d","userAgent":"aws-sdk-java/2.20 Linux/5.10","requestParameters":{"target":"i-%3$016x","note":"a \\"quoted\\" word"},"responseElements":%8$s,"requestID":"%9$s","eventID":"%10$s","readOnly":%11$b,"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"%1$s","eventCategory":"Management","tlsDetails":{"tlsVersion":"TLSv1.3"}}""".formatted(
                account,
                user,
                random.nextInt() & 0xffffffffL,
                time,
                action[0],
                action[1],
                random.nextInt(250),
                session,
                uuid(random),
                uuid(random),
                random.nextBoolean()).strip();
    }

    /** About 550 bytes, most of them different from event to event. */
    static String shortEvent(int number) {
        Random random = new Random(number * 0x9e3779b97f4a7c15L);
        return """
            {"eventTime":"2026-03-0%dT10:00:00Z","eventID":"%s","requestID":"%s","eventSource":"s3.amazonaws.com","eventName":"GetObject","userIdentity":{"arn":"arn:aws:iam::111122223333:user/user%d"},"requestParameters":{"key":"%s"}}""".formatted(
                1 + random.nextInt(3),
                uuid(random),
                uuid(random),
                random.nextInt(50_000),
                "k".repeat(200) + uuid(random)).strip();
    }

    private static UUID uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
