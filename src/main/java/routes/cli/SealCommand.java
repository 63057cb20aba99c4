package routes.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import routes.Rooms;
import routes.manifest.EventDay;
import routes.manifest.Seal;
import routes.placement.CalendarDay;

/** {@code loglake seal}. */
@Command(
        name = "seal",
        description = {
            "Closes a day of a readready table.",
            "Its rows then lie once each and sorted in few files, which readers see all at once.",
            "A day that is sealed already stays as it is; one to which rows came is sealed again."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake seal --table from_cloudtrail_readready --day 2026-11-20"})
final class SealCommand extends LakeCommand {
    @Option(names = "--table", required = true, description = "A readready table.")
    String table = "";

    @Option(names = "--day", required = true, description = "Day of the events in UTC: 2026-11-20 or 20261120.")
    String day = "";

    @Option(names = "--json", description = "One JSON document.")
    boolean json;

    /** @param seal null when the day has no rows */
    record Answer(String table, String day, BackfillJson.@Nullable Sealed seal) {}

    @Override
    public Integer call() throws Exception {
        EventDay eventDay = new EventDay(table, parsed());
        try (Access access = options.access();
                Rooms rooms = access.rooms()) {
            Optional<Seal> seal = rooms.seal.sealing().seal(eventDay);
            if (json) {
                json(new Answer(
                        table,
                        CalendarDay.text(eventDay.day()),
                        seal.map(BackfillJson.Sealed::new).orElse(null)));
                return 0;
            }
            if (seal.isEmpty()) {
                say("%s has no rows%n", eventDay);
                return 0;
            }
            Seal sealed = seal.get();
            say(
                    "%s is sealed: version %d of %s, %,d rows in %d files, %,d duplicates removed, content %s%n",
                    eventDay,
                    sealed.version(),
                    sealed.sealed(),
                    sealed.rows(),
                    sealed.files().size(),
                    sealed.duplicates(),
                    sealed.contentHash());
        }
        return 0;
    }

    private int parsed() {
        try {
            return CalendarDay.parse(day);
        } catch (IllegalArgumentException noDay) {
            throw new ParameterException(commandLine(), "--day " + noDay.getMessage());
        }
    }
}
