package routes.switches;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        builder.detail("hash", board.hash());
        builder.detail("inForce", board.hash().equals(board.inForce()));
        builder.detail("lastReloadSuccessful", board.lastReloadSuccessful());
        List<Switch> off = board.off().switches();
        off.forEach(one -> builder.detail("off." + one.id(), one.toString()));
        builder.message(
                off.isEmpty()
                        ? "everything is on"
                        : off.stream().map(one -> one.id() + " " + one).collect(Collectors.joining("; ")));
    }
}
