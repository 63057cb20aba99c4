package routes.readready;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFilesTest {
    @TempDir
    private Path folder;

    @Test
    void smoke() throws IOException {
        List<Path> inputs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int from = i * 1000;
            Path sub = Files.createDirectory(folder.resolve("in" + i));
            Written w = new ReadreadyFiles(Codec.ZLIB, 16 << 20)
                    .write(
                            Logs.CLOUDTRAIL.readready(),
                            List.of(Logs.cloudtrail(IntStream.range(from, from + 1500)
                                    .mapToObj(Samples::event)
                                    .toArray(String[]::new))),
                            sub);
            inputs.add(w.files().get(0).path());
        }
        Sealed s = new SealedFiles(Codec.ZLIB, 16 << 20, 256 << 20).seal(Logs.CLOUDTRAIL.readready(), inputs, folder);
        System.err.println(s);
        assertThat(s.rows()).isGreaterThan(10);
    }
}
