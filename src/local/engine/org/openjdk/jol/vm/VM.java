package org.openjdk.jol.vm;

import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** JOL measures Trino's objects. Its own VM attaches a debugger to this process and prints that it could not: this one just guesses. */
public final class VM {
    private static final VirtualMachine CURRENT = new HotspotUnsafe(unsafe(), null);

    private VM() {}

    public static VirtualMachine current() {
        return CURRENT;
    }

    private static Unsafe unsafe() {
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (Unsafe) field.get(null);
        } catch (ReflectiveOperationException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
