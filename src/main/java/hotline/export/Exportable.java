package hotline.export;

import hotline.complaint.reading.ListQuery;
import hotline.escalation.NoticeQuery;
import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.policy.taxonomy.LocalizedName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A list that people may take out as a file. */
public sealed interface Exportable {

    /** The kinds of lists. */
    enum What {
        COMPLAINTS("complaints", new LocalizedName("投诉", "Complaints"), Role.SUPERVISOR, Role.AGENT, Role.BRANCH),
        CALLBACKS("callbacks", new LocalizedName("回访", "Callbacks"), Role.SUPERVISOR, Role.AGENT),
        NOTICES("notices", new LocalizedName("催办与通知", "Notices"), Role.SUPERVISOR, Role.AGENT);

        private final String code;
        // A record without own state.
        @SuppressWarnings("ImmutableEnumChecker")
        private final LocalizedName title;
        // Made by List.of, which its type does not say.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Role> roles;

        What(String code, LocalizedName title, Role... roles) {
            this.code = code;
            this.title = title;
            this.roles = List.of(roles);
        }

        public String code() {
            return code;
        }

        LocalizedName title() {
            return title;
        }

        public static Optional<What> of(String code) {
            return Arrays.stream(values())
                    .filter(what -> what.code.equals(code))
                    .findFirst();
        }
    }

    /** Complaints by any filters and order of their list. */
    record Complaints(ListQuery query) implements Exportable {
        @Override
        public What what() {
            return What.COMPLAINTS;
        }

        @Override
        public boolean isOwnWork() {
            return query.view() == ListQuery.View.MINE
                    && query.phone().isEmpty()
                    && query.waybill().isEmpty()
                    && query.search().isEmpty();
        }
    }

    /** @param inHand those in the caller's hands; else those that wait */
    record Callbacks(boolean inHand) implements Exportable {
        @Override
        public What what() {
            return What.CALLBACKS;
        }

        @Override
        public boolean isOwnWork() {
            return inHand;
        }
    }

    /** Notices by any filters of their list. */
    record Notices(NoticeQuery query) implements Exportable {
        @Override
        public What what() {
            return What.NOTICES;
        }

        @Override
        public boolean isOwnWork() {
            return query.view() == NoticeQuery.View.MINE;
        }
    }

    What what();

    /** Whether it holds the caller's own work only. */
    boolean isOwnWork();

    /**
     * Fails with {@link Failure.Forbidden} where the caller may not take it out. Supervisors answer for what leaves the
     * system (S5), so they may take out each list that they see; agents their own work, branches what they filed.
     */
    default void allow(Caller.Staff caller) {
        if (!what().roles.contains(caller.role())) {
            throw new Failure.Forbidden(caller.role().plural() + " may not export " + what().code());
        }
        if (caller.role() == Role.AGENT && !isOwnWork()) {
            throw new Failure.Forbidden("agents may export their own work only; ask a supervisor");
        }
    }
}
