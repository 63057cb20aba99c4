package routes.samples;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What CloudTrail records about a Session Manager session. */
final class SessionCalls {
    private static final String AGENT =
            "aws-cli/2.31.4 md/awscrt#0.27.6 ua/2.1 os/macos#25.1.0 md/arch#arm64 lang/python#3.13.7";

    private SessionCalls() {}

    static TrailRecord start(Session session, Instant time, Dice dice) {
        return call(session, time, dice, "StartSession")
                .asked(Json.object("target", session.instance(), "documentName", "SSM-SessionManagerRunShell"))
                .answered(opened(session, dice));
    }

    /** A tunnel: nothing is typed, so nothing is logged but this. */
    static TrailRecord startPortForwarding(Session session, Instant time, Dice dice) {
        Map<String, Object> ports = Json.object("portNumber", List.of("5432"), "localPortNumber", List.of("15432"));
        return call(session, time, dice, "StartSession")
                .asked(Json.object(
                        "target",
                        session.instance(),
                        "documentName",
                        "AWS-StartPortForwardingSession",
                        "parameters",
                        ports))
                .answered(opened(session, dice));
    }

    static TrailRecord denied(Session session, Instant time, Dice dice) {
        String resource =
                "arn:aws:ec2:%s:%s:instance/%s".formatted(session.region(), session.account(), session.instance());
        return call(session, time, dice, "StartSession")
                .asked(Json.object("target", session.instance()))
                .failed(
                        "AccessDenied",
                        "User: " + session.arn() + " is not authorized to perform: ssm:StartSession on resource: "
                                + resource + " because no identity-based policy allows the ssm:StartSession action");
    }

    static TrailRecord resume(Session session, Instant time, Dice dice) {
        return call(session, time, dice, "ResumeSession")
                .asked(Json.object("sessionId", session.id()))
                .answered(opened(session, dice));
    }

    static TrailRecord terminate(Session session, Instant time, Dice dice) {
        return call(session, time, dice, "TerminateSession")
                .asked(Json.object("sessionId", session.id()))
                .answered(Json.object("sessionId", session.id()));
    }

    private static Map<String, Object> opened(Session session, Dice dice) {
        String stream = "wss://ssmmessages.%s.amazonaws.com/v1/data-channel/%s?role=publish_subscribe"
                .formatted(session.region(), session.id());
        return Json.object(
                "sessionId",
                session.id(),
                "tokenValue",
                "Value hidden due to security reasons.",
                "streamUrl",
                stream + "&cell-number=AAEAA" + dice.mixed(40));
    }

    private static TrailRecord call(Session session, Instant time, Dice dice, String name) {
        return new TrailRecord(session.account(), session.region(), time, dice, "ssm", name)
                .by(session.identity(), dice.address(), AGENT);
    }
}
