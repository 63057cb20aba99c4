package local.chaos;

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
    private final Producer producer;
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
        List<RawObject> objects = ground.days().objects(plan.day());
        producer = new Producer(place, objects, random);
        everything = new Oracle(objects);
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
        while (trace.steps() < MOST_STEPS && !(producer.isDone() && agenda.isDone() && isQuiet())) {
            switch (agenda.next(!producer.isDone())) {
                case ARRIVE -> trace.say("arrives %s", producer.arrive().key());
                case SEAL -> marks.send(new Work.Seal(anyDay()));
                case RERUN -> rerun();
                case LOOK -> looks.look(anyDay().day(), everything);
                case STEP -> step();
            }
        }
        end();
    }

    private void rerun() {
        if (producer.there().isEmpty()) {
            return;
        }
        RawObject object = producer.any();
        if (plan.shrinks()) {
            trace.say("disappears %s", object.key());
            looks.mayShrink();
            producer.takeAway(object);
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
            new Audit(place, producer.there(), looks).check(days);
            if (random.nextInt(4) == 0) {
                operator.oldGenerations().remove();
                new Audit(place, producer.there(), looks).check(days);
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
        producer.registrations().forEach(marks::send);
        quiet();
        producer.units().forEach(unit -> marks.send(plan.shrinks() ? new Work.Rerun(unit) : new Work.Pass(unit)));
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
