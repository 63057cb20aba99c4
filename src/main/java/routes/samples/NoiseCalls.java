package routes.samples;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The calls that fill an ordinary day: machines reading, roles being assumed, keys being used, people looking around. */
final class NoiseCalls {
    private final String account;
    private final String region;
    private final Instant time;
    private final Dice dice;
    private final int habit;

    /** @param habit below 100: what calls of one file have in common, as one machine makes most of them */
    NoiseCalls(String account, String region, Instant time, Dice dice, int habit) {
        this.account = account;
        this.region = region;
        this.time = time;
        this.dice = dice;
        this.habit = habit;
    }

    TrailRecord any() {
        int percent = dice.chance(0.8) ? habit : dice.below(100);
        if (percent < 22) {
            return dice.chance(0.7) ? getObject() : putObject();
        }
        if (percent < 44) {
            return assumeRole();
        }
        if (percent < 60) {
            return describe();
        }
        if (percent < 74) {
            return decrypt();
        }
        return rarer(percent);
    }

    private TrailRecord rarer(int percent) {
        if (percent < 80) {
            return assumeRoleWithSaml();
        }
        if (percent < 86) {
            return getRole();
        }
        if (percent < 90) {
            return listBuckets();
        }
        if (percent < 94) {
            return runInstancesDenied();
        }
        if (percent < 97) {
            return getSecretDenied();
        }
        return percent < 98 ? startSessionDenied() : consoleLogin();
    }

    private TrailRecord getObject() {
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

    private TrailRecord putObject() {
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

    private TrailRecord assumeRole() {
        String role = machineRole();
        String session = role + "-" + dice.hex(8);
        String service = dice.one(People.SERVICES);
        return call("sts", "AssumeRole")
                .by(Identity.service(service), service, service)
                .reading()
                .asked(Json.object(
                        "roleArn",
                        "arn:aws:iam::" + account + ":role/" + role,
                        "roleSessionName",
                        session,
                        "durationSeconds",
                        3600))
                .answered(credentials(role, session))
                .on(List.of(Json.object(
                        "accountId",
                        account,
                        "type",
                        "AWS::IAM::Role",
                        "ARN",
                        "arn:aws:iam::" + account + ":role/" + role)));
    }

    /** Told to both accounts, the one that asks and the one that owns the role. */
    TrailRecord assumeRoleAcrossAccounts(String shared) {
        return assumeRole().sharedAs(shared);
    }

    private TrailRecord assumeRoleWithSaml() {
        String person = dice.one(People.NAMES);
        String role = dice.one(People.PERSON_ROLES);
        return samlLogin(person, role);
    }

    TrailRecord samlLogin(String person, String role) {
        String provider = "arn:aws:iam::" + account + ":saml-provider/thefederation";
        Map<String, Object> answer = credentials(role, person);
        answer.putAll(Json.object(
                "subject", person,
                "subjectType", "persistent",
                "issuer", "https://login.example.com/saml2",
                "audience", "https://signin.aws.amazon.com/saml",
                "sourceIdentity", person));
        return call("sts", "AssumeRoleWithSAML")
                .by(Identity.federated(provider, person, dice), dice.address(), dice.one(People.AGENTS))
                .reading()
                .asked(Json.object(
                        "sAMLAssertionID",
                        "_" + dice.uuid(),
                        "roleSessionName",
                        person,
                        "roleArn",
                        "arn:aws:iam::" + account + ":role/" + role,
                        "principalArn",
                        provider,
                        "durationSeconds",
                        3600))
                .answered(answer);
    }

    private TrailRecord describe() {
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

    private TrailRecord decrypt() {
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

    private TrailRecord getRole() {
        return person("iam", "GetRole").reading().asked(Json.object("roleName", dice.one(People.MACHINE_ROLES)));
    }

    private TrailRecord listBuckets() {
        String name = dice.one(People.NAMES);
        return call("s3", "ListBuckets")
                .by(Identity.user(account, name), dice.address(), dice.one(People.AGENTS))
                .reading()
                .asked(Json.object("Host", "s3." + region + ".amazonaws.com"));
    }

    private TrailRecord runInstancesDenied() {
        return person("ec2", "RunInstances")
                .asked(Json.object(
                        "instancesSet",
                                Json.object(
                                        "items",
                                        List.of(Json.object("imageId", "ami-0" + dice.hex(16), "minCount", 1))),
                        "instanceType", dice.one(List.of("m7i.large", "c7g.4xlarge", "p5.48xlarge"))))
                .failed(
                        "Client.UnauthorizedOperation",
                        "You are not authorized to perform this operation. Encoded authorization failure message: "
                                + dice.mixed(160));
    }

    private TrailRecord getSecretDenied() {
        String secret = "payments/db";
        return person("secretsmanager", "GetSecretValue")
                .reading()
                .asked(Json.object("secretId", secret))
                .failed(
                        "AccessDenied",
                        "User is not authorized to perform: secretsmanager:GetSecretValue on resource: " + secret
                                + " because no identity-based policy allows the secretsmanager:GetSecretValue action");
    }

    private TrailRecord startSessionDenied() {
        String person = dice.one(People.NAMES);
        Session never = new Session("", person, "ReadOnly", account, region, "i-0" + dice.hex(16), time, 1, List.of());
        return SessionCalls.denied(never, time, dice);
    }

    private TrailRecord consoleLogin() {
        return call("signin", "ConsoleLogin")
                .by(Identity.user(account, dice.one(People.NAMES)), dice.address(), People.AGENTS.get(4))
                .ofType("AwsConsoleSignIn")
                .answered(Json.object("ConsoleLogin", "Success"))
                .adding(Json.object(
                        "LoginTo",
                        "https://console.aws.amazon.com/console/home?region=" + region,
                        "MobileVersion",
                        "No",
                        "MFAIdentifier",
                        "arn:aws:iam::" + account + ":mfa/phone",
                        "MFAUsed",
                        "Yes"));
    }

    private String machineRole() {
        int usual = habit % People.MACHINE_ROLES.size();
        return dice.chance(0.8) ? People.MACHINE_ROLES.get(usual) : dice.one(People.MACHINE_ROLES);
    }

    private Map<String, Object> credentials(String role, String session) {
        return Json.object(
                "credentials",
                Json.object(
                        "accessKeyId", "ASIA" + dice.upper(16),
                        "sessionToken", "IQoJb3JpZ2luX2VjE" + dice.mixed(64) + "==",
                        "expiration", time.plusSeconds(3600).toString()),
                "assumedRoleUser",
                Json.object(
                        "assumedRoleId", Identity.principal(account, role) + ":" + session,
                        "arn", "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session));
    }

    private String keyArn() {
        return "arn:aws:kms:" + region + ":" + account + ":key/"
                + Dice.of(0, "key " + account, dice.below(4)).uuid();
    }

    private TrailRecord machine(String service, String name) {
        String role = machineRole();
        String session = "i-0" + Dice.of(0, role + account, habit / 20).hex(16);
        return call(service, name)
                .by(
                        Identity.role(account, role, session, null, time.minusSeconds(1200)),
                        "10.20." + habit + ".7",
                        People.AGENTS.get(habit % 2));
    }

    private TrailRecord person(String service, String name) {
        String person = dice.one(People.NAMES);
        String role = dice.one(People.PERSON_ROLES);
        return call(service, name)
                .by(
                        Identity.role(account, role, person, person, time.minusSeconds(900)),
                        dice.address(),
                        dice.one(People.AGENTS));
    }

    private TrailRecord call(String service, String name) {
        return new TrailRecord(account, region, time, dice, service, name);
    }
}
