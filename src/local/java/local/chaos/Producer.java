package local.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import routes.manifest.Unit;

/** Whose objects they are: lets them arrive in any order, tells of them, and now and then takes one away. */
final class Producer {
    private final Place place;
    private final Random random;
    private final List<RawObject> all;
    private final List<RawObject> coming;
    private final List<RawObject> there = new ArrayList<>();

    Producer(Place place, List<RawObject> objects, Random random) {
        this.place = place;
        this.random = random;
        all = objects;
        coming = new ArrayList<>(objects);
        Collections.shuffle(coming, random);
    }

    boolean isDone() {
        return coming.isEmpty();
    }

    /** What the lake should hold in the end. */
    List<RawObject> there() {
        return there;
    }

    /** The next object comes, with its events. */
    RawObject arrive() {
        RawObject object = coming.remove(coming.size() - 1);
        there.add(object);
        place.raw().arrive(object.key());
        if (!object.isExcluded()) {
            place.marks().event(registration(object));
            place.marks().event(new Work.Pass(object.unit(place.source())));
        }
        return object;
    }

    /** Any object that is there. */
    RawObject any() {
        return there.get(random.nextInt(there.size()));
    }

    void takeAway(RawObject object) {
        there.remove(object);
        place.raw().remove(object.key());
    }

    /** What the events of all that is there would ask for first. */
    Stream<Work> registrations() {
        return there.stream().filter(object -> !object.isExcluded()).map(this::registration);
    }

    /** Units that have or had objects. */
    List<Unit> units() {
        return all.stream()
                .map(object -> object.unit(place.source()))
                .distinct()
                .toList();
    }

    private Work registration(RawObject object) {
        return new Work.Register(object.placement(place.source()));
    }
}
