package routes.samples;

import java.util.List;
import java.util.Map;

/** What programs ask of AWS all day. */
final class MachineCalls {
    private final CallSite site;
    private final String account;
    private final String region;
    private final Dice dice;

    MachineCalls(CallSite site) {
        this.site = site;
        this.account = site.account();
        this.region = site.region();
        this.dice = site.dice();
    }

    TrailRecord getObject() {
        String bucket = "payments-data-" + account;
        String key = "orders/2026/" + dice.between(1, 12) + "/part-" + dice.hex(8) + ".parquet";
        return machine("s3", "GetObject")
                .reading()
                .asDataEvent()
                .asked(Json.object(
                        "bucketName",
                        bucket,
                        "Host",
                        bucket + ".s3." + region + ".amazonaws.com",
                        "key",
                        key,
                        "x-id",
                        "GetObject"))
                .adding(Json.object(
                        "SignatureVersion",
                        "SigV4",
                        "CipherSuite",
                        "TLS_AES_128_GCM_SHA256",
                        "bytesTransferredIn",
                        0,
                        "AuthenticationMethod",
                        "AuthHeader",
                        "x-amz-id-2",
                        dice.mixed(75) + "=",
                        "bytesTransferredOut",
                        dice.between(200, 9_000_000)))
                .on(List.of(
                        Json.object("type", "AWS::S3::Object", "ARN", "arn:aws:s3:::" + bucket + "/" + key),
                        Json.object("accountId", account, "type", "AWS::S3::Bucket", "ARN", "arn:aws:s3:::" + bucket)));
    }

    TrailRecord putObject() {
        String bucket = "etl-results-" + account;
        String key = "run=" + dice.hex(6) + "/part-00" + dice.digits(3) + ".json.gz";
        return machine("s3", "PutObject")
                .asDataEvent()
                .asked(Json.object(
                        "bucketName",
                        bucket,
                        "Host",
                        bucket + ".s3." + region + ".amazonaws.com",
                        "key",
                        key,
                        "x-amz-server-side-encryption",
                        "aws:kms",
                        "x-id",
                        "PutObject"))
                .answered(Json.object(
                        "x-amz-server-side-encryption", "aws:kms",
                        "x-amz-server-side-encryption-aws-kms-key-id", keyArn(),
                        "x-amz-server-side-encryption-bucket-key-enabled", "true"))
                .on(List.of(Json.object("type", "AWS::S3::Object", "ARN", "arn:aws:s3:::" + bucket + "/" + key)));
    }

    TrailRecord assumeRole() {
        String role = machineRole();
        String session = role + "-" + dice.hex(8);
        String service = dice.one(People.SERVICES);
        return site.call("sts", "AssumeRole")
                .by(Identity.service(service), service, service)
                .reading()
                .asked(Json.object(
                        "roleArn",
                        "arn:aws:iam::" + account + ":role/" + role,
                        "roleSessionName",
                        session,
                        "durationSeconds",
                        3600))
                .answered(site.credentials(role, session))
                .on(List.of(Json.object(
                        "accountId",
                        account,
                        "type",
                        "AWS::IAM::Role",
                        "ARN",
                        "arn:aws:iam::" + account + ":role/" + role)));
    }

    TrailRecord describe() {
        String name = dice.one(List.of(
                "DescribeInstances",
                "DescribeVolumes",
                "DescribeSecurityGroups",
                "DescribeNetworkInterfaces",
                "DescribeTags"));
        Map<String, Object> filter = Json.object(
                "items",
                List.of(Json.object(
                        "name",
                        "tag:kubernetes.io/cluster/prod-" + region,
                        "valueSet",
                        Json.object("items", List.of(Json.object("value", "owned"))))));
        return machine("ec2", name).reading().asked(Json.object("maxResults", 1000, "filterSet", filter));
    }

    TrailRecord decrypt() {
        String secret =
                "arn:aws:secretsmanager:%s:%s:secret:payments/db-%s".formatted(region, account, account.substring(6));
        return machine("kms", "Decrypt")
                .reading()
                .asked(Json.object(
                        "encryptionContext",
                        Json.object(
                                "SecretARN",
                                secret,
                                "SecretVersionId",
                                Dice.of(1, account, 0).uuid()),
                        "encryptionAlgorithm",
                        "SYMMETRIC_DEFAULT"))
                .adding(Json.object("keyMaterialId", dice.hex(64)))
                .on(List.of(Json.object("accountId", account, "type", "AWS::KMS::Key", "ARN", keyArn())));
    }

    private String machineRole() {
        int usual = site.habit() % People.MACHINE_ROLES.size();
        return dice.chance(0.8) ? People.MACHINE_ROLES.get(usual) : dice.one(People.MACHINE_ROLES);
    }

    private String keyArn() {
        return "arn:aws:kms:" + region + ":" + account + ":key/"
                + Dice.of(0, "key " + account, dice.below(4)).uuid();
    }

    private TrailRecord machine(String service, String name) {
        String role = machineRole();
        String session = "i-0" + Dice.of(0, role + account, site.habit() / 20).hex(16);
        return site.call(service, name)
                .by(
                        Identity.role(account, role, session, null, site.time().minusSeconds(1200)),
                        "10.20." + site.habit() + ".7",
                        People.AGENTS.get(site.habit() % 2));
    }
}
