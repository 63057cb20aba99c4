package routes.samples;

import java.util.List;
import java.util.Map;

/** What people ask of AWS, and what they may not. */
final class PersonCalls {
    private final CallSite site;
    private final String account;
    private final String region;
    private final Dice dice;

    PersonCalls(CallSite site) {
        this.site = site;
        this.account = site.account();
        this.region = site.region();
        this.dice = site.dice();
    }

    TrailRecord assumeRoleWithSaml() {
        String person = dice.one(People.NAMES);
        return samlLogin(person, dice.one(People.PERSON_ROLES));
    }

    TrailRecord samlLogin(String person, String role) {
        String provider = "arn:aws:iam::" + account + ":saml-provider/thefederation";
        Map<String, Object> answer = site.credentials(role, person);
        answer.putAll(Json.object(
                "subject", person,
                "subjectType", "persistent",
                "issuer", "https://login.example.com/saml2",
                "audience", "https://signin.aws.amazon.com/saml",
                "sourceIdentity", person));
        return site.call("sts", "AssumeRoleWithSAML")
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

    TrailRecord getRole() {
        return person("iam", "GetRole").reading().asked(Json.object("roleName", dice.one(People.MACHINE_ROLES)));
    }

    TrailRecord listBuckets() {
        String name = dice.one(People.NAMES);
        return site.call("s3", "ListBuckets")
                .by(Identity.user(account, name), dice.address(), dice.one(People.AGENTS))
                .reading()
                .asked(Json.object("Host", "s3." + region + ".amazonaws.com"));
    }

    TrailRecord runInstancesDenied() {
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

    TrailRecord getSecretDenied() {
        String secret = "payments/db";
        return person("secretsmanager", "GetSecretValue")
                .reading()
                .asked(Json.object("secretId", secret))
                .failed(
                        "AccessDenied",
                        "User is not authorized to perform: secretsmanager:GetSecretValue on resource: " + secret
                                + " because no identity-based policy allows the secretsmanager:GetSecretValue action");
    }

    TrailRecord startSessionDenied() {
        String person = dice.one(People.NAMES);
        Session never =
                new Session("", person, "ReadOnly", account, region, "i-0" + dice.hex(16), site.time(), 1, List.of());
        return SessionCalls.denied(never, site.time(), dice);
    }

    TrailRecord consoleLogin() {
        return site.call("signin", "ConsoleLogin")
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

    private TrailRecord person(String service, String name) {
        String person = dice.one(People.NAMES);
        String role = dice.one(People.PERSON_ROLES);
        return site.call(service, name)
                .by(
                        Identity.role(account, role, person, person, site.time().minusSeconds(900)),
                        dice.address(),
                        dice.one(People.AGENTS));
    }
}
