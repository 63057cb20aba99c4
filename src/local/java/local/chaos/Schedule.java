package local.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.manifest.EventDay;
import routes.manifest.Unit;

/**
 * One course of events, all of it drawn from a seed: objects arrive, messages are handed out, workers take a step each in any order,
 * faults strike, readers look. Then faults end, what waits is done, and the lake must hold what the objects say.
 */
final class Schedule implements AutoCloseable {
    private static final int MOST_STEPS = 4_000;

    private final Random random;
    private final Plan plan;
    private final Marks marks;
    private final Place place;
    private final List<RawObject> coming;
    private final List<RawObject> arrived = new ArrayList<>();
    private final Oracle everything;
    private final Set<Integer> days;
    private final List<Worker> workers;
    private final Promises promises;
    private final Looks looks;
    private final Trace trace;
    private boolean calm;

    Schedule(Ground ground, long seed, String name, Trace trace) {
        this.trace = trace;
        random = new Random(seed);
        plan = Plan.drawn(random);
        marks = new Marks(random, plan.manners());
        promises = new Promises();
        place = Place.made(ground, plan, name, marks, promises);
        coming = new ArrayList<>(ground.days().objects(plan.day()));
        Collections.shuffle(coming, random);
        everything = new Oracle(coming);
        days = new TreeSet<>(everything.days());
        looks = new Looks(place, promises);
        workers = IntStream.rangeClosed(1, plan.workers())
                .mapToObj(number -> new Worker("w" + number, place))
                .toList();
        trace.say("%s", plan);
    }

    /** @throws Failed a promise is broken */
    void run() {
        Agenda agenda = new Agenda(plan, random);
        while (trace.steps() < MOST_STEPS && !(coming.isEmpty() && agenda.isDone() && isQuiet())) {
            switch (agenda.next(!coming.isEmpty())) {
                case ARRIVE -> arrive(coming.remove(coming.size() - 1));
                case SEAL -> marks.send(new Work.Seal(anyDay()));
                case RERUN -> rerun();
                case LOOK -> looks.look(anyDay().day(), everything);
                case STEP -> step();
            }
        }
        end();
    }

    private void arrive(RawObject object) {
        trace.say("arrives %s", object.key());
        arrived.add(object);
        place.raw().arrive(object.key());
        if (!object.isExcluded()) {
            marks.event(new Work.Register(object.placement(place.source())));
            marks.event(new Work.Pass(object.unit(place.source())));
        }
    }

    private void rerun() {
        if (arrived.isEmpty()) {
            return;
        }
        RawObject object = arrived.get(random.nextInt(arrived.size()));
        if (plan.shrinks()) {
            trace.say("disappears %s", object.key());
            looks.mayShrink();
            arrived.remove(object);
            place.raw().remove(object.key());
        }
        marks.send(new Work.Rerun(object.unit(place.source())));
    }

    /** One worker goes on, or begins. */
    private void step() {
        Worker worker = workers.get(random.nextInt(workers.size()));
        if (worker.isIdle()) {
            marks.take(promises.now()).ifPresent(mark -> {
                trace.say("%s begins %s", worker, mark.work());
                ended(worker, worker.start(mark));
            });
        } else if (calm || worker.isReady()) {
            go(worker);
        }
    }

    private void go(Worker worker) {
        Fault fault = calm ? Fault.NONE : Fault.drawn(random, plan.faults());
        Call call = worker.next().orElseThrow();
        trace.step(worker, call, fault);
        if (fault == Fault.SLOW) {
            worker.slowFor(5 + random.nextInt(60));
            return;
        }
        ended(worker, worker.step(fault));
        if (call.isVisible() && random.nextInt(8) == 0) {
            looks.look(anyDay().day(), everything);
        }
    }

    private void ended(Worker worker, Optional<Worker.Done> ended) {
        ended.ifPresent(done -> {
            trace.say("%s ends %s: %s", worker, done.mark().work(), done.failure() == null ? "well" : done.failure());
            Throwable failure = done.failure();
            if (failure == null) {
                done.mark()
                        .work()
                        .upToDate()
                        .ifPresent(unit -> promises.passed(unit, done.mark().before()));
            } else if (!done.crashed() && !done.disturbed() && !isExpected(failure)) {
                throw new Failed(done.mark().work() + " failed though nothing was done to it", failure);
            }
            if (failure == null || isExpected(failure)) {
                marks.acknowledge(done.mark());
            } else {
                marks.comeAgain(done.mark());
            }
        });
    }

    /** What a raw object that disappeared took with it ends as a dead letter. */
    private boolean isExpected(@Nullable Throwable failure) {
        return plan.shrinks() && failure instanceof LakeException lake && lake.reason() == Reason.GONE;
    }

    private void end() {
        trace.say("calm");
        calm = true;
        marks.behave();
        quiet();
        sweep();
        quiet();
        try (Pod operator = new Pod(place, call -> Fault.NONE)) {
            sealAll(operator);
            new Audit(place, arrived, looks).check(days);
            if (random.nextInt(4) == 0) {
                operator.oldGenerations().remove();
                new Audit(place, arrived, looks).check(days);
            }
        }
    }

    /** Until nothing waits. */
    private void quiet() {
        int most = trace.steps() + MOST_STEPS;
        while (!isQuiet()) {
            if (trace.steps() > most) {
                throw new Failed("work does not end: " + marks);
            }
            step();
        }
    }

    private boolean isQuiet() {
        return marks.isEmpty() && workers.stream().allMatch(Worker::isIdle);
    }

    /** Finds what no message told of; a day from which objects disappeared is done again. */
    private void sweep() {
        arrived.stream()
                .filter(object -> !object.isExcluded())
                .forEach(object -> marks.send(new Work.Register(object.placement(place.source()))));
        quiet();
        units().forEach(unit -> marks.send(plan.shrinks() ? new Work.Rerun(unit) : new Work.Pass(unit)));
    }

    private List<Unit> units() {
        return place.ground().days().objects(plan.day()).stream()
                .map(object -> object.unit(place.source()))
                .distinct()
                .toList();
    }

    private void sealAll(Pod operator) {
        List<EventDay> due = operator.calendar().due();
        for (int round = 0; !due.isEmpty(); round++) {
            if (round > 3) {
                throw new Failed(due + " are due for sealing again and again");
            }
            due.forEach(day -> marks.send(new Work.Seal(day)));
            quiet();
            due = operator.calendar().due();
        }
    }

    private EventDay anyDay() {
        return new EventDay(place.table(), List.copyOf(days).get(random.nextInt(days.size())));
    }

    Looks looks() {
        return looks;
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
    }
}
