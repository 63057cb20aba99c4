package local.bedrock;

import java.util.List;
import java.util.Optional;
import local.endpoint.AwsError;

/** Says what {@code script.yaml} tells it to say. Where nothing fits, {@code otherwise} answers. */
record ScriptedBrain(ScriptFile script, Brain otherwise) implements Brain {
    @Override
    public Reply reply(Conversation conversation) {
        return script.next(conversation).map(ScriptedBrain::spoken).orElseGet(() -> otherwise.reply(conversation));
    }

    private static Reply spoken(Script.Turn turn) {
        if (turn.error() != null) {
            throw new AwsError(
                    turn.error().type(),
                    Optional.ofNullable(turn.error().message()).orElse("The script says so."));
        }
        List<Script.Tool> tools = Optional.ofNullable(turn.tools()).orElse(List.of());
        Reply reply =
                Reply.empty(Optional.ofNullable(turn.stop()).orElse(tools.isEmpty() ? Reply.END_TURN : Reply.TOOL_USE));
        Optional.ofNullable(turn.text()).ifPresent(reply::say);
        for (Script.Tool tool : tools) {
            if (tool.id() == null) {
                reply.use(tool.name(), tool.given());
            } else {
                reply.use(tool.id(), tool.name(), tool.given());
            }
        }
        return reply;
    }
}
