package hotline.support;

import hotline.Hotline;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** The output and the end of a command, run in this process. */
public record CommandRun(int exitCode, String out, String err) {

    /** @param typed the text on standard input */
    public static CommandRun of(String typed, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            int exitCode = Hotline.commandLine()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(arguments);
            return new CommandRun(exitCode, out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }
}
