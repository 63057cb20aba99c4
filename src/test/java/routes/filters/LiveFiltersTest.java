package routes.filters;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.events.S3Object;
import routes.failures.LakeException;

class LiveFiltersTest {
    private static final S3Object SANDBOX = Objects.at("org-trail", "AWSLogs/999988887777/CloudTrail/eu-west-1/a");
    private static final S3Object OTHER = Objects.at("org-trail", "AWSLogs/111122223333/CloudTrail/eu-west-1/a");

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final AbstractAppender appender = new AbstractAppender("errors", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            if (event.getLevel() == Level.ERROR) {
                errors.add(event.getMessage().getFormattedMessage());
            }
        }
    };

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        appender.start();
        ((Logger) LogManager.getLogger(Watched.class)).addAppender(appender);
    }

    @AfterEach
    void leave() {
        ((Logger) LogManager.getLogger(Watched.class)).removeAppender(appender);
    }

    @Test
    void aGoodEditIsTakenAndABadOneChangesNothingAndIsSaidOnce() throws IOException {
        write("999988887777");
        AtomicInteger changes = new AtomicInteger();
        try (LiveFilters filters = live()) {
            filters.onChange(taken -> changes.incrementAndGet());
            String first = filters.hash();
            assertThat(filters.judge("cloudtrail", SANDBOX).rule()).isEqualTo("sandbox");

            write("111122223333");
            await().untilAsserted(() ->
                    assertThat(filters.judge("cloudtrail", OTHER).kept()).isFalse());
            assertThat(filters.judge("cloudtrail", SANDBOX).kept()).isTrue();
            assertThat(filters.hash()).isNotEqualTo(first);

            Files.writeString(folder.resolve("a.yaml"), "rules: [");
            await().until(() -> !filters.lastReloadSuccessful());
            await().pollDelay(ofMillis(200))
                    .untilAsserted(() -> assertThat(errors).hasSize(1));
            assertThat(errors.get(0)).contains("a.yaml:1:9 F001 is not YAML", filters.hash() + " stay in force");
            assertThat(filters.judge("cloudtrail", OTHER).kept()).isFalse();

            write("111122223333");
            await().until(filters::lastReloadSuccessful);
            write("999988887777");
            await().untilAsserted(() -> assertThat(filters.hash()).isEqualTo(first));
            assertThat(changes).hasValue(3);
            assertThat(errors).hasSize(1);
        }
    }

    @Test
    void theSwappedLinkOfAConfigMapIsSeen() throws IOException {
        Path volume = Files.createDirectory(folder.resolve("volume"));
        Path one = Files.createDirectory(volume.resolve("..2026_1"));
        Path two = Files.createDirectory(volume.resolve("..2026_2"));
        write(one, "999988887777");
        write(two, "111122223333");
        Files.createSymbolicLink(volume.resolve("..data"), one.getFileName());
        Files.createSymbolicLink(volume.resolve("a.yaml"), Path.of("..data", "a.yaml"));
        try (LiveFilters filters =
                new LiveFilters(volume, Premises.none(Clock.systemUTC()), History.NONE, ofMillis(20))) {
            assertThat(filters.judge("cloudtrail", SANDBOX).kept()).isFalse();

            Files.createSymbolicLink(volume.resolve("..data_tmp"), two.getFileName());
            Files.move(
                    volume.resolve("..data_tmp"),
                    volume.resolve("..data"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);

            await().untilAsserted(() ->
                    assertThat(filters.judge("cloudtrail", OTHER).kept()).isFalse());
        }
    }

    @Test
    void aFolderThatGoesAwayChangesNothingAndIsTakenWhenItIsBack() throws IOException {
        write("999988887777");
        try (LiveFilters filters = live()) {
            Path aside = folder.resolveSibling(folder.getFileName() + "-aside");
            Files.move(folder, aside);
            await().until(() -> !filters.lastReloadSuccessful());
            assertThat(filters.judge("cloudtrail", SANDBOX).kept()).isFalse();
            await().pollDelay(ofMillis(200))
                    .untilAsserted(() -> assertThat(errors).hasSize(1));

            Files.move(aside, folder);
            await().until(filters::lastReloadSuccessful);
        }
    }

    @Test
    void badFilesStopTheStart() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "nonsense");

        assertThatThrownBy(this::live).isInstanceOf(LakeException.class).hasMessageContaining("a.yaml:1:1");
    }

    @Test
    void aChangeThatCannotBeJudgedWaitsUntilItCan() throws IOException {
        write("999988887777");
        AtomicBoolean away = new AtomicBoolean(true);
        History history = (from, each) -> {
            if (away.get()) {
                throw new IllegalStateException("the ledger is out of reach");
            }
        };
        try (LiveFilters filters = new LiveFilters(folder, premises(Clock.systemUTC()), history, ofMillis(20))) {
            String first = filters.hash();
            Path file = folder.resolve("a.yaml");
            Files.writeString(
                    file, Files.readString(file).replace("rules:", "limits: {maxExcludedShare: 0.5}\nrules:"));
            await().until(() -> filters.refusal().isPresent());
            await().pollDelay(ofMillis(200))
                    .untilAsserted(
                            () -> assertThat(errors).singleElement().asString().contains("each look tries again"));
            assertThat(filters.hash()).isEqualTo(first);

            away.set(false);
            await().until(() -> !filters.hash().equals(first));
            assertThat(filters.refusal()).isEmpty();
        }
    }

    @Test
    void anExclusionEndsAtMidnightOfItsDayWithoutAReload() throws IOException {
        write("999988887777");
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, Files.readString(file).replace("permanent: true", "expires: 2026-11-21"));
        Hands clock = new Hands(Instant.parse("2026-11-20T23:59:59.999Z"));
        try (LiveFilters filters = new LiveFilters(folder, premises(clock), History.NONE, ofMillis(20))) {
            String hash = filters.hash();
            assertThat(filters.judge("cloudtrail", SANDBOX).rule()).isEqualTo("sandbox");

            clock.now = Instant.parse("2026-11-21T00:00:00Z");

            assertThat(filters.judge("cloudtrail", SANDBOX)).isEqualTo(Verdict.KEPT_BY_DEFAULT);
            assertThat(filters.hash()).isEqualTo(hash);
        }
        try (LiveFilters again = new LiveFilters(folder, premises(clock), History.NONE, ofMillis(20))) {
            assertThat(again.rules().warnings())
                    .as("a start goes on")
                    .singleElement()
                    .returns(Code.F009, Finding::code);
        }
    }

    /** A clock that a test sets. */
    private static final class Hands extends Clock {
        private volatile Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("this clock knows UTC alone");
        }
    }

    @Test
    void theLakesOwnBucketsAreNeverRead() throws IOException {
        write("999988887777");
        try (LiveFilters filters = live()) {
            Verdict verdict = filters.judge("cloudtrail", Objects.at("lake-readready", "session-logs/x"));

            assertThat(verdict.kept()).isFalse();
            assertThat(verdict.rule()).isEqualTo("recursion-guard");
        }
    }

    private LiveFilters live() {
        return new LiveFilters(folder, premises(Clock.systemUTC()), History.NONE, ofMillis(20));
    }

    private static Premises premises(Clock clock) {
        return new Premises(source -> true, new OwnBuckets(Set.of("lake-readready"), "lake-ledger"), clock);
    }

    private void write(String account) throws IOException {
        write(folder, account);
    }

    /** Written aside and moved, as editors and ConfigMaps do. */
    private static void write(Path folder, String account) throws IOException {
        Path draft = Files.writeString(folder.resolve(".draft"), """
                apiVersion: loglake/v1
                kind: FilterSet
                metadata: {name: test, owner: ops}
                rules:
                  - id: sandbox
                    effect: exclude
                    when: {account: ["%s"]}
                    reason: Nothing of value in there.
                    ticket: CHG-2
                    permanent: true
                    examples: {excluded: [AWSLogs/%<s/CloudTrail/eu-west-1/a]}
                """.formatted(account));
        Files.move(
                draft, folder.resolve("a.yaml"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
