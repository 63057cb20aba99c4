package local.s3;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A local S3 in a process of its own: says its endpoint, then serves until it is killed. */
final class S3Server {
    private S3Server() {}

    public static void main(String[] args) {
        Path data = Path.of(args[0]);
        LocalS3 s3 = LocalS3.start(data.resolve("s3"), data.resolve("rules.json"), 0, (queue, message) -> {});
        System.out.println(s3.endpoint());
        while (true) {
            LockSupport.park();
        }
    }
}
