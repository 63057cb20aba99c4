package routes.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import routes.aws.AwsBeans;
import routes.aws.SqsQueueStates;
import routes.listing.Root;
import routes.listing.Roots;
import routes.settings.Settings;
import routes.switches.Switch;
import routes.tables.Source;
import routes.tables.Sources;

/** Looks at all that a lake lives on. It changes nothing but an object of its own, which it removes. */
public final class Doctor {
    private final Settings settings;
    private final AwsBeans aws;
    private final Sources sources;
    private final Clock clock;

    public Doctor(Settings settings, AwsBeans aws, Sources sources, Clock clock) {
        this.settings = settings;
        this.aws = aws;
        this.sources = sources;
        this.clock = clock;
    }

    /** @param folders in which the lake writes */
    public static Stream<Check> machine(List<Path> folders) {
        return new MachineChecks(folders).all();
    }

    /**
     * What lies in AWS, or in the local AWS.
     *
     * @param real whether it is AWS itself, which knows who we are
     * @param pauses the pause that a source is off by
     */
    public Stream<Check> aws(boolean real, Function<String, Optional<Switch>> pauses) {
        S3Checks s3 = new S3Checks(aws.s3, clock);
        String readready = settings.text("loglake.readready.bucket");
        Check time = s3.clock(readready);
        if (time.name().equals(S3Checks.OUT_OF_REACH)) {
            return Stream.of(time);
        }
        return Stream.of(
                        real ? Stream.of(StsIdentity.check()) : Stream.<Check>empty(),
                        Stream.of(time, s3.own(readready, true)),
                        Stream.of(s3.own(settings.text("loglake.ledger.bucket"), false)),
                        Stream.of(s3.own(
                                URI.create(settings.text("loglake.athena.output"))
                                        .getHost(),
                                true)),
                        sources.all().stream().flatMap(source -> raw(s3, source)),
                        new SqsChecks(new SqsQueueStates(aws.sqs, settings), pauses, clock.instant()).all(names()),
                        sources.all().stream()
                                .flatMap(new GlueChecks(aws.glue, settings.text("loglake.glue.database"))::of),
                        Stream.of(new AthenaChecks(aws.athena).workgroup(settings.text("loglake.athena.workgroup"))))
                .flatMap(checks -> checks);
    }

    private Stream<Check> raw(S3Checks s3, Source source) {
        if (source.bookkeeping()) {
            return Stream.empty();
        }
        List<Root> roots = Roots.parse(settings.text(Roots.SETTING)).of(source.name());
        List<Check> checks = new ArrayList<>();
        roots.forEach(root -> checks.add(s3.listed(root.bucket(), root.prefix())));
        if (roots.isEmpty()) {
            checks.add(Check.warn(
                    "raw bucket of " + source.name(),
                    Roots.SETTING + " names none",
                    "add " + source.name()
                            + "=s3://bucket/: without it nothing is swept, and completeness knows nothing"));
        }
        return checks.stream();
    }

    private List<String> names() {
        return sources.all().stream().map(Source::name).toList();
    }
}
