package local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import routes.aws.LocalAws;

final class LocalAwsProviderTest {
    /** 127.0.0.1 as the kernel writes it, for a socket of IPv4 and of both. */
    private static final Set<String> LOOPBACK = Set.of("0100007F", "0000000000000000FFFF00000100007F");

    private static final String LISTENING = "0A";

    @TempDir
    Path data;

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingListensButSixPortsOnLoopback() throws IOException {
        List<String> before = listening();
        int port = freePorts();
        try (LocalAws aws = ServiceLoader.load(LocalAws.Provider.class)
                .findFirst()
                .orElseThrow()
                .start(data, port)) {
            assertThat(Stream.of(aws.s3(), aws.sqs(), aws.glue(), aws.athena(), aws.bedrock(), aws.sns())
                            .map(endpoint -> endpoint.getPort()))
                    .containsExactly(port, port + 1, port + 2, port + 3, port + 5, port + 6);
            List<String> opened = listening();
            opened.removeAll(before);
            assertThat(opened).hasSize(6).allSatisfy(address -> assertThat(LOOPBACK)
                    .contains(address.split(":")[0]));
        }
        assertThat(listening()).isEqualTo(before);
    }

    /** Address and port, in hex, of each socket that this process listens on. */
    private static List<String> listening() throws IOException {
        Set<String> own = ownSockets();
        try (Stream<String> four = Files.lines(Path.of("/proc/net/tcp"));
                Stream<String> six = Files.lines(Path.of("/proc/net/tcp6"))) {
            return Stream.concat(four, six)
                    .map(line -> line.trim().split("\\s+"))
                    .filter(columns -> columns[3].equals(LISTENING) && own.contains("socket:[" + columns[9] + "]"))
                    .map(columns -> columns[1])
                    .collect(Collectors.toList());
        }
    }

    private static Set<String> ownSockets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(LocalAwsProviderTest::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedInTheMeantime) {
            return "";
        }
    }

    /** The first of seven in a row, all free a moment ago. */
    private static int freePorts() {
        for (int port = 20_000; port < 30_000; port += 7) {
            if (IntStream.range(port, port + 7).allMatch(LocalAwsProviderTest::isFree)) {
                return port;
            }
        }

        throw new AssertionError("no seven free ports in a row");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
