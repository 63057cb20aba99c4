package local.sqs;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A local SQS in a process of its own: says its endpoint, then serves until it is killed. */
final class SqsServer {
    private SqsServer() {}

    public static void main(String[] args) {
        LocalSqs sqs = LocalSqs.start(Path.of(args[0]), 0);
        System.out.println(sqs.endpoint());
        while (true) {
            LockSupport.park();
        }
    }
}
