package routes.raw;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.dataformat.zipfile.ZipIterator;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.camel.support.DefaultExchange;
import routes.failures.LakeException;

/** Opens ZIP archives with Camel's own iterator. Its context runs no routes; it only tells the iterator how to hold a file. */
final class RawBeans {
    private static final ThreadLocal<Allowance> ALLOWANCE = new ThreadLocal<>();
    private static final CamelContext CAMEL = camel();

    /** Inflated bytes that the archive in this thread's hands may still bring. */
    private record Allowance(String uri, long limit, long left) {}

    private RawBeans() {}

    /**
     * Hands on name and content of each file.
     *
     * @throws LakeException BROKEN_ZIP or TOO_LARGE
     */
    static void unzip(String uri, byte[] stored, long limit, BiConsumer<String, byte[]> files) {
        long left = limit;
        ALLOWANCE.set(new Allowance(uri, limit, left));
        try (ZipIterator archive = new ZipIterator(new DefaultExchange(CAMEL), new ByteArrayInputStream(stored))) {
            while (archive.hasNext()) {
                Message file = archive.next();
                byte[] content = bytes(file);
                left -= content.length;
                ALLOWANCE.set(new Allowance(uri, limit, left));
                files.accept(file.getHeader(Exchange.FILE_NAME, "", String.class), content);
            }
        } catch (IOException broken) {
            throw ZipDirectory.broken(uri, String.valueOf(broken.getMessage()));
        } catch (RuntimeException broken) {
            throw broken instanceof LakeException known ? known : ZipDirectory.broken(uri, cause(broken));
        } finally {
            ALLOWANCE.remove();
        }
    }

    private static byte[] bytes(Message file) {
        try (InputStream in = file.getMandatoryBody(InputStream.class)) {
            return in.readAllBytes();
        } catch (Exception unreadable) {
            throw new UncheckedIOException(new IOException(unreadable));
        }
    }

    private static String cause(Throwable broken) {
        Throwable first = broken;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return String.valueOf(first.getMessage());
    }

    /** Camel asks with every write how a file is to be held: the moment to stop one that inflates without end. */
    private static CamelContext camel() {
        CamelContext camel = new SimpleCamelContext();
        StreamCachingStrategy held = camel.getStreamCachingStrategy();
        held.setEnabled(true);
        held.setSpoolEnabled(true);
        held.addSpoolRule(bytes -> {
            Allowance allowance = ALLOWANCE.get();
            if (bytes > allowance.left()) {
                throw ZipFiles.tooLarge(allowance.uri(), allowance.limit());
            }
            return false;
        });
        camel.build();
        return camel;
    }
}
