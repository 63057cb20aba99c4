package routes.switches;

import java.time.Clock;
import java.time.Instant;
import routes.filters.Watched;
import routes.tables.Sources;

/** The switches as of the last good version of their file. */
public final class LiveSwitches {
    private final SwitchesFile file;
    private final Watched<Switches> switches;
    private final Sources sources;
    private final Clock clock;

    /** @throws routes.failures.LakeException BAD_CONFIGURATION when the file is wrong at the start */
    LiveSwitches(SwitchesFile file, Sources sources, Clock clock) {
        this.file = file;
        this.switches = new Watched<>("switches", file::snapshot, file::read, clock);
        this.sources = sources;
        this.clock = clock;
    }

    /** What is off now. */
    public Off off() {
        return switches.current().at(now(), sources);
    }

    Instant now() {
        return clock.instant();
    }

    /** Looks at the file; a bad version is logged once and changes nothing. */
    void look() {
        switches.look();
    }

    SwitchesFile file() {
        return file;
    }

    /** Of the version in force. */
    public String hash() {
        return switches.hash();
    }

    /** False while the file that lies there is bad, so that an older one is in force. */
    public boolean lastReloadSuccessful() {
        return switches.lastReloadSuccessful();
    }
}
