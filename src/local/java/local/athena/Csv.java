package local.athena;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Athena's CSV: every cell in quotes, a quote doubled, NULL as nothing at all. */
final class Csv implements Consumer<List<@Nullable String>>, AutoCloseable {
    private final BufferedWriter writer;

    Csv(Path file) {
        try {
            this.writer = Files.newBufferedWriter(file);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Override
    public void accept(List<@Nullable String> row) {
        try {
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                writer.write(i == 0 ? "" : ",");
                writer.write(cell == null ? "" : '"' + cell.replace("\"", "\"\"") + '"');
            }
            writer.write('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Up to {@code most} rows behind the first {@code skipped} ones. */
    static List<List<@Nullable String>> rows(Path file, long skipped, int most) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            long number = 0;
            for (List<@Nullable String> row = new ArrayList<>(); rows.size() < most && next(reader, row); number++) {
                if (number >= skipped) {
                    rows.add(row);
                }
                row = new ArrayList<>();
            }
            return rows;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One row, whose cells may hold line ends; false at the end of the file. */
    private static boolean next(BufferedReader reader, List<@Nullable String> row) throws IOException {
        for (int sign = reader.read(); sign >= 0; sign = reader.read()) {
            String cell = null;
            int after = sign;
            if (sign == '"') {
                StringBuilder text = new StringBuilder();
                after = quoted(reader, text);
                cell = text.toString();
            }
            row.add(cell);
            if (after != ',') {
                return true;
            }
            reader.mark(1);
            int ahead = reader.read();
            reader.reset();
            if (ahead == '\n') {
                row.add(null);
                return reader.read() == '\n';
            }
        }
        return false;
    }

    /** Reads up to the closing quote and answers what follows it. */
    private static int quoted(BufferedReader reader, StringBuilder text) throws IOException {
        for (int sign = reader.read(); sign >= 0; sign = reader.read()) {
            if (sign == '"') {
                int after = reader.read();
                if (after != '"') {
                    return after;
                }
            }
            text.append((char) sign);
        }
        return -1;
    }
}
