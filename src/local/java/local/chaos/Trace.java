package local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened in a schedule, in order. */
final class Trace {
    private final List<String> lines = new ArrayList<>();
    private int steps;
    private int calls;
    private int faults;

    void say(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
        steps++;
    }

    void step(Worker worker, Call call, Fault fault) {
        lines.add(worker + " " + call + (fault == Fault.NONE ? "" : " " + fault));
        steps++;
        calls++;
        faults += fault == Fault.NONE ? 0 : 1;
    }

    int steps() {
        return steps;
    }

    int calls() {
        return calls;
    }

    int faults() {
        return faults;
    }

    List<String> lines() {
        return lines;
    }
}
