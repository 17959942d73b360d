package hotline.feed;

import java.util.ArrayList;
import java.util.List;

/** Whose events a follower may hear of. */
public sealed interface Audience {

    /** Those who handle complaints hear all. */
    record Handlers() implements Audience {}

    /** A branch hears of what it filed, and nothing internal (P6). */
    record Branch(String code) implements Audience {}

    /** A customer hears of one complaint, and nothing internal (P6). */
    record Complainant(long complaint) implements Audience {}

    /** All who may hear of that event. */
    static List<Audience> of(FeedEntry entry) {
        var audiences = new ArrayList<Audience>(3);
        audiences.add(new Handlers());
        if (!entry.internal()) {
            entry.filedByBranch().map(Branch::new).ifPresent(audiences::add);
            audiences.add(new Complainant(entry.complaint()));
        }
        return audiences;
    }
}
