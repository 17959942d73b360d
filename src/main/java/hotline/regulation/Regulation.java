package hotline.regulation;

import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyProblem;
import hotline.rules.WrittenCalendar;
import hotline.rules.WrittenCalendar.Origin;
import hotline.rules.WrittenPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The policies and calendars that a server runs. Each policy is read and its lexicon compiled, which takes longest of a
 * start without a database.
 *
 * @param policies one for each line of business, the default one first
 * @param calendars the shipped ones, then those from files
 */
public record Regulation(List<WrittenPolicy> policies, List<WrittenCalendar> calendars) {

    /**
     * Blocks for some hundred milliseconds for each policy. Throws {@link PolicyInvalid}.
     *
     * @param policies files, or names of shipped ones
     * @param calendars files by calendar code
     */
    public static Regulation read(List<String> policies, Map<String, Path> calendars) {
        var written = new ArrayList<WrittenPolicy>();
        var lines = new HashSet<String>();
        for (String name : policies) {
            var file = PolicyFile.read(name);
            var line = file.policy().lineOfBusiness();
            if (!lines.add(line)) {
                throw new PolicyInvalid(List.of(PolicyProblem.ofFile(
                        name, "line-of-business", "“" + line + "” has a policy already; one rules each line")));
            }
            written.add(WrittenPolicy.of(name, file.yaml(), file.policy()));
        }
        checkUsed(written, calendars);
        var published = new ArrayList<>(ShippedCalendars.all());
        calendars.forEach((code, file) ->
                published.add(WrittenCalendar.read(code, file.toString(), PolicyFile.text(file), Origin.FILE)));
        return new Regulation(List.copyOf(written), List.copyOf(published));
    }

    /** Days under a mistyped code would never count, and nothing would say so. */
    private static void checkUsed(List<WrittenPolicy> policies, Map<String, Path> calendars) {
        var used = policies.stream()
                .map(written -> written.policy().calendar())
                .collect(Collectors.toCollection(TreeSet::new));
        calendars.forEach((code, file) -> {
            if (!used.contains(code)) {
                throw new PolicyInvalid(List.of(PolicyProblem.ofFile(
                        file.toString(),
                        "--calendar",
                        "no policy counts by “" + code + "”; policies count by " + String.join(", ", used))));
            }
        });
    }
}
