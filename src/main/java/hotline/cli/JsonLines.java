package hotline.cli;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import hotline.failure.FailureText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;

/**
 * Answers for other programs: one JSON object a line. Buffered while more input waits and flushed before waiting for it,
 * so that a million lines are fast and a single one is answered at once.
 */
final class JsonLines {
    /** Writes the fields for one line; throws IllegalArgumentException that describes a bad line. */
    @FunctionalInterface
    interface Answer {
        Fields to(String line);
    }

    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator object) throws IOException;
    }

    /** What stands where bytes are no characters of UTF-8. */
    static final char UNREADABLE = '\uFFFD';

    private static final int LINES_A_FLUSH = 4096;

    private final PrintWriter out;
    private final JsonGenerator json;

    JsonLines(PrintWriter out) throws IOException {
        this.out = out;
        this.json = new JsonFactoryBuilder()
                .rootValueSeparator((String) null)
                .build()
                .createGenerator(out);
    }

    void write(Fields fields) throws IOException {
        object(fields);
        flush();
    }

    /** One object for each line; for a bad one its number and the error. Returns whether all were good. */
    boolean answer(Reader lines, Answer answer) throws IOException {
        var in = new BufferedReader(lines, 1 << 16);
        boolean allGood = true;
        long number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            try {
                object(answer.to(readable(line).strip()));
            } catch (IllegalArgumentException wrong) {
                allGood = false;
                error(number, FailureText.of(wrong));
            }
            if ((number % LINES_A_FLUSH == 0 || !in.ready()) && isBroken()) {
                break;
            }
        }
        flush();
        return allGood;
    }

    private static String readable(String line) {
        if (line.indexOf(UNREADABLE) >= 0) {
            throw new IllegalArgumentException("is not in UTF-8");
        }
        return line;
    }

    private void error(long number, String message) throws IOException {
        object(fields -> {
            fields.writeNumberField("line", number);
            fields.writeStringField("error", message);
        });
    }

    private void object(Fields fields) throws IOException {
        json.writeStartObject();
        fields.write(json);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void flush() throws IOException {
        json.flush();
    }

    /** Flushes, and says whether the reader of the output has gone, as behind {@code head}. */
    private boolean isBroken() throws IOException {
        flush();
        return out.checkError();
    }
}
