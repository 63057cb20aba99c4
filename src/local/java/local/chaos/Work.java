package local.chaos;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import routes.aggregate.Aggregation.Outcome;
import routes.aggregate.Allowance;
import routes.manifest.EventDay;
import routes.manifest.Unit;
import routes.placement.Placement;

/** What a message asks for, done as its route does it. */
sealed interface Work {
    /** Work of one group is handed out one after the other, as long as no worker is taken for dead. */
    String group();

    /** The unit that is up to date when it is done. */
    default Optional<Unit> upToDate() {
        return Optional.empty();
    }

    /** Does it; what it leaves to do is sent before the message is acknowledged. */
    List<Work> on(Pod pod);

    /** Of the route aggregate. */
    record Pass(Unit unit) implements Work {
        @Override
        public Optional<Unit> upToDate() {
            return Optional.of(unit);
        }

        @Override
        public String group() {
            return unit.toString();
        }

        @Override
        public List<Work> on(Pod pod) {
            return left(unit, pod.aggregation().pass(unit));
        }

        private static List<Work> left(Unit unit, Outcome outcome) {
            Stream<Work> stale = outcome.stale().stream().map(Seal::new);
            return Stream.concat(stale, outcome.waiting() ? Stream.of(new Pass(unit)) : Stream.of())
                    .toList();
        }
    }

    /** Of a backfill that does a day again. */
    record Rerun(Unit unit) implements Work {
        @Override
        public Optional<Unit> upToDate() {
            return Optional.of(unit);
        }

        @Override
        public String group() {
            return unit.toString();
        }

        @Override
        public List<Work> on(Pod pod) {
            return Pass.left(unit, pod.aggregation().rerun(unit, 0, Allowance.UNBOUNDED));
        }
    }

    /** Of the route seal. */
    record Seal(EventDay day) implements Work {
        @Override
        public String group() {
            return day.toString();
        }

        @Override
        public List<Work> on(Pod pod) {
            pod.sealing().seal(day);
            return List.of();
        }
    }

    /** Of the route addapart. */
    record Register(Placement placement) implements Work {
        @Override
        public String group() {
            return placement.partition();
        }

        @Override
        public List<Work> on(Pod pod) {
            pod.catalog().addPartition(pod.generations().located(placement));
            return placement.source().equals(routes.tables.Source.READREADY)
                    ? List.of()
                    : List.of(new Pass(Unit.of(placement)));
        }
    }
}
