package org.openjdk.jol.vm;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;

/** JOL measures Trino's objects. Its own VM attaches a debugger to this process and prints that it could not: this one just guesses. */
public final class VM {
    private static final VirtualMachine CURRENT = guessing();

    private VM() {}

    public static VirtualMachine current() {
        return CURRENT;
    }

    /** By reflection, for javac warns of each mention of Unsafe. */
    private static VirtualMachine guessing() {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field field = unsafe.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return HotspotUnsafe.class
                    .getDeclaredConstructor(unsafe, Instrumentation.class)
                    .newInstance(field.get(null), null);
        } catch (ReflectiveOperationException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
