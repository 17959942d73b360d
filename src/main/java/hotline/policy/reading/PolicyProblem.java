package hotline.policy.reading;

/**
 * One error in a policy file, for its author to correct.
 *
 * @param file the file as the user named it
 * @param line 1-based line, 0 where no line can be named
 * @param column 1-based column, 0 where none can be named
 * @param path where in the document, e.g. {@code limits.severe.working-days}
 * @param message the error and how to correct it
 */
public record PolicyProblem(String file, int line, int column, String path, String message) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line + ":" + column : "") + ": " + (path.isEmpty() ? "" : path + ": ")
                + message;
    }
}
