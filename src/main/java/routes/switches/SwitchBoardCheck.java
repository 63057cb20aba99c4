package routes.switches;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Says under {@code /observe/health} what is off. That is as an operator wants it, so it is always UP. */
final class SwitchBoardCheck extends AbstractHealthCheck {
    private final SwitchBoard board;

    SwitchBoardCheck(SwitchBoard board) {
        super("loglake", "switches");
        this.board = board;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        builder.detail("file", board.file().toString());
        builder.detail("inForce", board.inForce());
        builder.detail("lastReloadSuccessful", board.lastReloadSuccessful());
        board.off().switches().forEach(one -> builder.detail("off." + one.id(), one.toString()));
    }
}
