package routes.readready;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** What ORC's reader needs of a file system, over files of this machine. */
final class LocalFiles extends NoFileSystem {
    LocalFiles(Configuration hadoop) {
        setConf(hadoop);
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return new FSDataInputStream(new LocalStream(java.nio.file.Path.of(path.toUri())));
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        return new FileStatus(Files.size(java.nio.file.Path.of(path.toUri())), false, 1, 0, 0, path);
    }
}
