package routes.switches;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The switches file of a test, edited as an operator would. */
record SwitchesOnDisk(Path folder) {
    Path file() {
        return folder.resolve("switches.yaml");
    }

    void write(String switches) throws IOException {
        Path draft = Files.writeString(folder.resolve("draft"), "apiVersion: loglake/v1\nkind: Switches\n" + switches);
        Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void turnOff(String what) throws IOException {
        write(off(what));
    }

    static String off(String what) {
        return """
               switches:
                 - id: inc-7731
                   off: %s
                   effect: pause
                   reason: Firehose writes broken gzip since 21:10.
                   by: on-call.lee
                   since: 2026-11-20T21:14:00Z
               """.formatted(what);
    }
}
