package local.bedrock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code script.yaml}, looked at anew by each call; what it counts begins anew when the file is written. */
final class ScriptFile {
    private final Path file;
    private FileTime written = FileTime.from(-1, TimeUnit.DAYS);
    private String text = "";
    private Script script = Script.NONE;
    private int throttled;
    private final Map<Integer, Integer> used = new HashMap<>();

    ScriptFile(Path file) {
        this.file = file;
    }

    /** What it says now. */
    synchronized Script script() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            String found = Files.readString(file);
            if (!changed.equals(written) || !found.equals(text)) {
                begin(changed, found);
            }
        } catch (NoSuchFileException noScript) {
            if (!text.isEmpty()) {
                begin(FileTime.from(-1, TimeUnit.DAYS), "");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return script;
    }

    private void begin(FileTime changed, String found) {
        script = Script.parse(found);
        written = changed;
        text = found;
        throttled = 0;
        used.clear();
    }

    /** Whether this call is one of the next that are throttled. */
    synchronized boolean throttles() {
        if (throttled >= script().throttled()) {
            return false;
        }
        throttled++;
        return true;
    }

    /** The first answer that fits and is not used up; it is used now. */
    synchronized Optional<Script.Turn> next(Conversation conversation) {
        Script now = script();
        for (int at = 0; at < now.answers().size(); at++) {
            Script.Turn turn = now.answers().get(at);
            int times = used.getOrDefault(at, 0);
            boolean left = turn.times() == null || times < turn.times();
            if (left && (turn.when() == null || turn.when().fits(conversation))) {
                used.put(at, times + 1);
                return Optional.of(turn);
            }
        }
        return Optional.empty();
    }
}
