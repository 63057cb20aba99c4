package routes.switches;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import routes.tables.Source;
import routes.tables.Sources;

/** What each switch turns off, and when. */
class OffTest {
    private static final Instant SINCE = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-11-02T00:00:00Z");
    private static final Sources SOURCES = Sources.bundled();
    private static final Source TRAIL = SOURCES.source("cloudtrail");

    @Test
    void aPausedSourceWaitsUntilItsTimeIsOver() {
        Switch pause = one("inc-1", Target.source("cloudtrail"), Effect.PAUSE, UNTIL);

        Off off = at(UNTIL.minusSeconds(1), pause);
        assertThat(off.paused()).containsExactly("cloudtrail");
        assertThat(off.of("cloudtrail")).contains(pause);
        assertThat(off.until("cloudtrail")).isEqualTo(UNTIL);
        assertThat(off.of("cloudwatch")).isEmpty();
        assertThat(off.drop("cloudtrail")).isEmpty();
        assertThat(at(UNTIL, pause).switches()).isEmpty();
    }

    @Test
    void aDropOfATableIsOneOfItsSourceAndItsPassesWait() {
        Switch drop = one("inc-1", Target.table("from_cloudtrail_raw"), Effect.DROP, UNTIL);

        Off off = at(SINCE, drop);
        assertThat(off.drop("cloudtrail")).contains(drop);
        assertThat(off.passesWait(TRAIL)).isTrue();
        assertThat(off.waits(TRAIL.raw().name())).isFalse();
        assertThat(off.waits(TRAIL.readready().name())).isFalse();
        assertThat(off.paused()).isEmpty();
        assertThat(off.drop("cloudwatch")).isEmpty();
    }

    @Test
    void aDropOfAllSparesTheLakesOwnBookkeeping() {
        Off off = at(SINCE, one("inc-1", Target.all(), Effect.DROP, UNTIL));

        assertThat(off.drop("cloudtrail")).isPresent();
        assertThat(off.drop("decisions")).isEmpty();
        assertThat(off.drop("readready")).isEmpty();
        assertThat(off.isAllPaused()).isFalse();
    }

    @Test
    void aPausedTableWaitsAndItsSourceDoesNot() {
        Off raw = at(SINCE, one("inc-1", Target.table("from_cloudtrail_raw"), Effect.PAUSE, null));
        assertThat(raw.waits(TRAIL.raw().name())).isTrue();
        assertThat(raw.passesWait(TRAIL)).isFalse();
        assertThat(raw.isTablePaused("cloudtrail")).isTrue();
        assertThat(raw.isOff("cloudtrail", Effect.PAUSE)).isFalse();
        assertThat(raw.of("cloudtrail")).isPresent();

        Off readready = at(SINCE, one("inc-1", Target.table("from_cloudtrail_readready"), Effect.PAUSE, null));
        assertThat(readready.passesWait(TRAIL)).isTrue();
        assertThat(readready.waits(TRAIL.raw().name())).isFalse();
    }

    @Test
    void aPauseThatNobodyEndsIsRememberedDailyFromADayBeforeItsQueueForgets() {
        Reminders reminders = new Reminders(off -> Optional.of(Duration.ofDays(14)));
        Off endless = at(
                SINCE,
                one("inc-1", Target.source("cloudtrail"), Effect.PAUSE, null),
                one("inc-2", Target.table("from_cloudtrail_raw"), Effect.PAUSE, null),
                one("inc-3", Target.all(), Effect.DROP, UNTIL));

        assertThat(reminders.due(endless, SINCE.plus(Duration.ofDays(12)))).isEmpty();
        Instant soon = SINCE.plus(Duration.ofDays(13));
        assertThat(reminders.due(endless, soon)).singleElement().asString().contains("cloudtrail", "inc-1", "14 days");
        assertThat(reminders.due(endless, soon.plus(Duration.ofHours(23)))).isEmpty();
        assertThat(reminders.due(endless, soon.plus(Duration.ofHours(24)))).hasSize(1);
    }

    private static Off at(Instant now, Switch... switches) {
        return new Switches(List.of(switches)).at(now, SOURCES);
    }

    private static Switch one(String id, Target off, Effect effect, @Nullable Instant until) {
        return new Switch(id, off, effect, "Its producer writes broken files.", null, "jane.doe", SINCE, until);
    }
}
