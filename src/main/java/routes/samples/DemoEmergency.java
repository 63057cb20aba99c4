package routes.samples;

import java.util.List;
import java.util.Map;

/** A root user comes without a second factor and makes a key; in the evening somebody breaks the glass. */
final class DemoEmergency {
    private static final String REGION = "us-east-1";
    private static final String ADDRESS = "198.51.100.9";

    private final DemoLogs demo;

    DemoEmergency(DemoLogs demo) {
        this.demo = demo;
    }

    void write() {
        String account = DemoLogs.ACCOUNTS.get(2);
        demo.trail(account, demo.at("18:10:00"), 10, root(account));
        demo.trail("21:50:00", 11, List.of(breakGlass()));
    }

    private List<TrailRecord> root(String account) {
        Map<String, Object> root = Identity.root(account);
        return List.of(
                new TrailRecord(account, REGION, demo.at("18:02:10"), DemoLogs.dice(8401), "signin", "ConsoleLogin")
                        .by(root, ADDRESS, "Mozilla/5.0")
                        .ofType("AwsConsoleSignIn")
                        .answered(Json.object("ConsoleLogin", "Success"))
                        .adding(Json.object("MobileVersion", "No", "MFAUsed", "No")),
                new TrailRecord(account, REGION, demo.at("18:04:41"), DemoLogs.dice(8402), "iam", "CreateAccessKey")
                        .by(root, ADDRESS, "Mozilla/5.0")
                        .answered(Json.object("accessKey", Json.object("status", "Active"))));
    }

    private TrailRecord breakGlass() {
        String account = SampleAccounts.PRODUCTION;
        Map<String, Object> maria =
                Identity.role(account, "BreakGlass", "maria.rossi", "maria.rossi", demo.at("21:30:00"));
        return new TrailRecord(account, REGION, demo.at("21:41:05"), DemoLogs.dice(8403), "iam", "AttachRolePolicy")
                .by(maria, "198.51.100.122", "aws-cli/2.31.4")
                .asked(Json.object(
                        "roleName", "payments-api", "policyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
    }
}
