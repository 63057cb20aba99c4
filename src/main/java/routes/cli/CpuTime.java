package routes.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;

/** What a stretch of work cost this process. */
final class CpuTime {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long cpuBefore = PROCESS.getProcessCpuTime();
    private final long before = System.nanoTime();
    private long cpuNanos;
    private long nanos;
    private long heap;

    private CpuTime() {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    static CpuTime start() {
        System.gc();
        return new CpuTime();
    }

    void stop() {
        cpuNanos = PROCESS.getProcessCpuTime() - cpuBefore;
        nanos = System.nanoTime() - before;
        heap = heapPools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    double seconds() {
        return cpuNanos / 1e9;
    }

    double ratio(CpuTime other) {
        return (double) cpuNanos / other.cpuNanos;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.1f CPU-s in %.1f s, heap up to %,d MB", cpuNanos / 1e9, nanos / 1e9, heap >> 20);
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
