package local.bedrock;

/** What stands in for a model. */
@FunctionalInterface
interface Brain {
    /** How each text of a brain begins that makes it up itself. */
    String MARK = "[offline demo model]";

    /** @throws local.endpoint.AwsError what the service would answer instead */
    Reply reply(Conversation conversation);
}
