package routes.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/** What a command of this JVM answered. */
record Said(int exit, String out, String err) {
    /** Runs {@code command} on the lake of {@code data}. */
    static Said by(Object command, Path data, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        int exit = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
        return new Said(exit, out.toString(), err.toString());
    }

    /** The answer with what differs from run to run masked. */
    String masked() {
        return out.replaceAll("\\b[0-9a-f]{10}\\b", "ID")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}\\b", "REQUEST")
                .replaceAll("-\\d+\\.bin", "-N.bin")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME");
    }
}
