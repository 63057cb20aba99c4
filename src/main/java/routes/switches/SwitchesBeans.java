package routes.switches;

import java.time.Clock;
import java.util.function.BiConsumer;
import routes.aws.AwsBeans;
import routes.observe.Meters;
import routes.settings.Settings;
import routes.tables.Sources;

/** Reads the switches and hangs {@code dropping} and {@code holding} on the registry. */
public final class SwitchesBeans {
    private final LiveSwitches live;
    private final SwitchesFile file;
    private final SqsBacklog backlog;
    private final Dropping dropping;
    private final Holding holding;

    /** @throws routes.failures.LakeException BAD_CONFIGURATION when the file is wrong */
    public SwitchesBeans(Settings settings, AwsBeans aws, Sources sources, Meters meters, Clock clock) {
        backlog = new SqsBacklog(aws.sqs, settings, sources);
        file = SwitchesFile.of(settings, sources, backlog::retention);
        live = new LiveSwitches(file, sources, clock);
        dropping = new Dropping(live::off, meters);
        holding = new Holding(live::off, sources, new S3Held(aws.s3, settings.text("loglake.readready.bucket")), clock);
        sources.follow(source -> meter(source.name(), meters));
    }

    private void meter(String name, Meters meters) {
        meters.switched(name, "pause", () -> live.off().isOff(name, Effect.PAUSE));
        meters.switched(name, "drop", () -> live.off().isOff(name, Effect.DROP));
        meters.switched(name, "pause-table", () -> live.off().isTablePaused(name));
        meters.switchedUntil(name, () -> live.off().until(name));
    }

    public LiveSwitches live() {
        return live;
    }

    public SwitchesFile file() {
        return file;
    }

    public SqsBacklog backlog() {
        return backlog;
    }

    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("dropping", dropping);
        registry.accept("holding", holding);
    }
}
