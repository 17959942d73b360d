package hotline.savedview;

import hotline.complaint.PersonName;
import hotline.identity.Role;
import java.time.Instant;
import java.util.Set;

/** A view that a person keeps. */
public record SavedView(long id, PersonName owner, Draft draft, Instant changedAt) {

    /**
     * What its owner decides.
     *
     * @param sharedWith roles that see it in their lists too
     */
    public record Draft(String name, ViewQuery query, Set<Role> sharedWith) {
        public Draft {
            sharedWith = Set.copyOf(sharedWith);
        }
    }
}
