package hotline.rules;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyProblem;

/** The mistakes of an uploaded text, for its sender: each with its place in the text. */
final class Refusal {
    private Refusal() {}

    /** @param name the name under which the text was read; problems elsewhere name their file */
    static Failure of(PolicyInvalid invalid, String name) {
        var fields =
                invalid.problems().stream().map(problem -> wrong(problem, name)).toList();
        return new Failure.Invalid(
                fields.size() == 1 ? "1 thing is wrong" : fields.size() + " things are wrong", fields);
    }

    private static WrongField wrong(PolicyProblem problem, String name) {
        var file = problem.file().equals(name) ? "" : problem.file();
        return new WrongField(
                pointer(problem.path()),
                file.isEmpty() ? problem.message() : file + ": " + problem.message(),
                problem.mistake().code(),
                problem.values(),
                file,
                problem.line(),
                problem.column());
    }

    /** {@code limits[0].severe} is {@code /limits/0/severe} (RFC 6901). */
    private static String pointer(String path) {
        return path.isEmpty() ? "" : "/" + path.replace("]", "").replaceAll("[.\\[]", "/");
    }
}
