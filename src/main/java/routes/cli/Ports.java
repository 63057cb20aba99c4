package routes.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import routes.failures.LakeException;
import routes.failures.Reason;

/** Seven ports in a row: S3, SQS, Glue, Athena, /observe, Bedrock, SNS. */
final class Ports {
    static final int COUNT = 7;
    /** How many lie before that of /observe. */
    static final int OBSERVE = 4;

    private static final int STEP = 10;
    private static final int BLOCKS = 50;

    private Ports() {}

    /**
     * {@code first} when it and the next six are free; else, unless the user chose it, the next free block ten further.
     *
     * @throws LakeException BAD_CONFIGURATION when the chosen block, or every block tried, is taken
     */
    static int from(int first, boolean chosen) {
        for (int block = 0; block < BLOCKS; block++) {
            int port = first + block * STEP;
            if (areFree(port)) {
                return port;
            }
            if (chosen) {
                break;
            }
        }
        throw new LakeException(
                Reason.BAD_CONFIGURATION,
                "one of the ports " + first + " to " + (first + COUNT - 1)
                        + " is taken; give another first port with --port");
    }

    static boolean areFree(int first) {
        for (int port = first; port < first + COUNT; port++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
