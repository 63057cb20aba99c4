package local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.cli.FaultSchedules.Breach;
import routes.cli.FaultSchedules.Result;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Whatever fails, and whenever: the same rows, once each, and every object accounted for. */
class ChaosTest {
    private static final int SCHEDULES = Integer.getInteger("loglake.schedules", 1_000);
    private static final long SEED = Long.getLong("loglake.seed", 1);
    private static final int THREADS = 3;

    static {
        // What is done to the lake makes it tell much; read by log4j2 before its first line.
        System.setProperty("loglake.log-level", "error");
    }

    @TempDir
    Path folder;

    @Test
    void noScheduleOfFaultsLosesOrRepeatsARow() {
        try (Chaos chaos = Chaos.in(folder, Planted.NOTHING)) {
            Result result = chaos.run(SCHEDULES, SEED, THREADS, progress -> {});

            SoftAssertions broken = new SoftAssertions();
            result.breaches()
                    .forEach(breach -> broken.fail(
                            "-Dloglake.seed=%d -Dloglake.schedules=1 does it again: %s%n%s",
                            breach.seed(), breach.what(), String.join("\n", breach.steps())));
            broken.assertAll();
            assertThat(result.schedules()).isEqualTo(SCHEDULES);
        }
    }

    @Test
    void aSeedMakesTheSameStepsEachTime() {
        try (Chaos chaos = Chaos.in(folder, Planted.NOTHING)) {
            for (long seed = 1; seed <= 5; seed++) {
                String first = "chaos-" + seed + "-" + (2 * seed - 1);
                String second = "chaos-" + seed + "-" + 2 * seed;
                List<String> steps = chaos.steps(seed);
                assertThat(chaos.steps(seed))
                        .isEqualTo(steps.stream()
                                .map(step -> step.replace(first, second))
                                .toList());
            }
        }
    }

    @Test
    void aCommitWithoutItsConditionIsFoundOut() {
        assertThat(breaches(new Planted(ChaosTest::unconditional, UnaryOperator.identity())))
                .isNotEmpty();
    }

    @Test
    void aPassThatFollowsNoSealIsFoundOut() {
        assertThat(breaches(new Planted(ChaosTest::blindForSeals, UnaryOperator.identity())))
                .isNotEmpty();
    }

    @Test
    void aFileThatIsSaidToBePutButIsNotIsFoundOut() {
        assertThat(breaches(new Planted(ChaosTest::forgetful, UnaryOperator.identity())))
                .isNotEmpty();
    }

    @Test
    void rowsThatAreNotDeduplicatedAreFoundOut() {
        UnaryOperator<String> noIdentity = table -> table.replace("identity: eventid", "identity: useridentity_arn");
        assertThat(breaches(new Planted(FaultyClients.Plant.NONE, noIdentity))).isNotEmpty();
    }

    private List<Breach> breaches(Planted planted) {
        try (Chaos chaos = Chaos.in(folder, planted)) {
            List<Breach> breaches = List.of();
            for (int seed = 1; breaches.isEmpty() && seed < 400; seed += 20) {
                breaches = chaos.run(20, seed, THREADS, progress -> {}).breaches();
            }
            return breaches;
        }
    }

    private static Object unconditional(Call call, Object[] arguments, FaultyClients.Real real) throws Throwable {
        if (call.conditional() && arguments[0] instanceof PutObjectRequest put) {
            Object[] without = arguments.clone();
            without[0] = put.toBuilder().ifNoneMatch(null).build();
            return real.invoke(without);
        }
        return real.invoke(arguments);
    }

    /** Whoever puts a unit file lists seals as if there were none. */
    private static Object blindForSeals(Call call, Object[] arguments, FaultyClients.Real real) throws Throwable {
        boolean puts = Arrays.stream(Thread.currentThread().getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("routes.manifest.Generations")
                        && frame.getMethodName().equals("put"));
        return puts && call.target().startsWith("_loglake/seal/")
                ? ListObjectsV2Response.builder().isTruncated(false).build()
                : real.invoke(arguments);
    }

    /** The files of each unit's first commit are lost, and the service says that they are not. */
    private static Object forgetful(Call call, Object[] arguments, FaultyClients.Real real) throws Throwable {
        return call.operation().equals("putObject") && call.target().matches(".*/\\d+-\\d+-1\\.orc")
                ? PutObjectResponse.builder().eTag("\"0\"").build()
                : real.invoke(arguments);
    }
}
