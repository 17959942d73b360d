package hotline.policy.reading;

import java.util.List;

/**
 * One error in a policy file, for its author to correct.
 *
 * @param file the file as the user named it
 * @param line 1-based line, 0 where no line can be named
 * @param column 1-based column, 0 where none can be named
 * @param path where in the document, e.g. {@code limits.severe.working-days}
 * @param mistake the kind of error
 * @param values what its sentence names
 */
public record PolicyProblem(String file, int line, int column, String path, Mistake mistake, List<String> values) {

    /** Of no line, in words that no template has. */
    public static PolicyProblem ofFile(String file, String path, String message) {
        return new PolicyProblem(file, 0, 0, path, Mistake.REFUSED, List.of(message));
    }

    /** The error and how to correct it, in English. */
    public String message() {
        return mistake.sentence(values);
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line + ":" + column : "") + ": " + (path.isEmpty() ? "" : path + ": ")
                + message();
    }
}
