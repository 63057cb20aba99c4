package routes.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import routes.backfill.Bounds;

/** Reads {@code --from} and {@code --to}. */
final class DayBounds {
    private DayBounds() {}

    /** @throws ParameterException says what was expected */
    static Bounds parse(String from, String to, CommandLine command) {
        try {
            return Bounds.parse(from, to, LocalDate.now(ZoneOffset.UTC));
        } catch (IllegalArgumentException noDays) {
            throw new ParameterException(command, "--from and --to: " + noDays.getMessage());
        }
    }
}
