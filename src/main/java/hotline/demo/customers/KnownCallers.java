package hotline.demo.customers;

import hotline.complaint.Report;
import java.util.regex.Pattern;

/** Gives some complaints of the demo to callers whom agents know. */
public final class KnownCallers {
    /** Two of a hundred mobiles, always the same ones, so that the story does not depend on more chance. */
    private static final Pattern ENDING = Pattern.compile("\\+861.*[38]3");

    private KnownCallers() {}

    public static Report perhapsOne(Report report) {
        var mobile = report.phone();
        if (!ENDING.matcher(mobile).matches()) {
            return report;
        }
        int before = Integer.parseInt(mobile.substring(mobile.length() - 5, mobile.length() - 2));
        return KnownCaller.ALL.get(before % KnownCaller.ALL.size()).named(report);
    }
}
