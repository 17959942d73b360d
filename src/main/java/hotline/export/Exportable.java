package hotline.export;

import hotline.audit.Looks;
import hotline.complaint.reading.ListQuery;
import hotline.customer.lists.ListedCustomers;
import hotline.escalation.NoticeQuery;
import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.measures.Period;
import hotline.measures.breakdown.BehindQuery;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.comparison.ComparisonQuery;
import hotline.network.UnitQuery;
import hotline.policy.taxonomy.LocalizedName;
import hotline.volume.VolumeQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A list, or figures, that people may take out as a file. */
public sealed interface Exportable {

    /** The kinds of lists. */
    enum What {
        COMPLAINTS("complaints", new LocalizedName("投诉", "Complaints"), Role.SUPERVISOR, Role.AGENT, Role.BRANCH),
        CALLBACKS("callbacks", new LocalizedName("回访", "Callbacks"), Role.SUPERVISOR, Role.AGENT),
        EXTENSIONS("extensions", new LocalizedName("延期申请", "Extensions"), Role.SUPERVISOR),
        LOG_ENTRIES("agent-log", new LocalizedName("问题日志", "Log of problems"), Role.SUPERVISOR),
        WARNINGS("warnings", new LocalizedName("预警", "Early warnings"), Role.SUPERVISOR, Role.ANALYST),
        NOTICES("notices", new LocalizedName("催办与通知", "Notices"), Role.SUPERVISOR, Role.AGENT),
        FIGURES("figures", new LocalizedName("统计指标", "Measures"), Role.SUPERVISOR, Role.ANALYST, Role.BRANCH),
        BEHIND("complaints-behind", new LocalizedName("指标所含投诉", "Complaints behind a figure"), Role.SUPERVISOR),
        COMPARISON("comparison", new LocalizedName("对比", "Comparison"), Role.SUPERVISOR, Role.ANALYST),
        UNITS("units", new LocalizedName("网络单位", "Units"), Role.SUPERVISOR, Role.ADMIN, Role.ANALYST),
        VOLUMES("volumes", new LocalizedName("件量", "Volumes"), Role.SUPERVISOR, Role.ADMIN, Role.ANALYST),
        CUSTOMERS("customers", new LocalizedName("客户档案", "Customers"), Role.SUPERVISOR),
        LOOKS("looks", new LocalizedName("查阅记录", "Looks"), Role.SUPERVISOR, Role.ADMIN);

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

        /** Whether facts are read for it, which other work must not wait for. */
        boolean readsFacts() {
            return this == FIGURES || this == BEHIND || this == COMPARISON;
        }

        /** Fails with {@link Failure.Forbidden} where the caller's role may not take such a list out. */
        public void allow(Caller.Staff caller) {
            if (!roles.contains(caller.role())) {
                throw new Failure.Forbidden(caller.role().plural() + " may not export " + code);
            }
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

    /** Requests for more time, the undecided or the decided ones. */
    record ExtensionsAsked(boolean decided) implements Exportable {
        @Override
        public What what() {
            return What.EXTENSIONS;
        }
    }

    /** Entries of all agents' logs of problems (C4) of those days, both included. */
    record LogEntries(Period days) implements Exportable {
        @Override
        public What what() {
            return What.LOG_ENTRIES;
        }
    }

    /** Early warnings, those that wait for a person or those that are judged. */
    record Warnings(boolean judged) implements Exportable {
        @Override
        public What what() {
            return What.WARNINGS;
        }
    }

    /** @param query limited to what the reader may read */
    record Figures(BreakdownQuery query) implements Exportable {
        @Override
        public What what() {
            return What.FIGURES;
        }
    }

    /** The complaints that a number counts. */
    record Behind(BehindQuery query) implements Exportable {
        @Override
        public What what() {
            return What.BEHIND;
        }
    }

    /** Members compared with all of them. */
    record Compared(ComparisonQuery query) implements Exportable {
        @Override
        public What what() {
            return What.COMPARISON;
        }
    }

    /** Units of the network. */
    record Units(UnitQuery query) implements Exportable {
        @Override
        public What what() {
            return What.UNITS;
        }
    }

    /** Volumes of parcels, with the days that lack one. */
    record Volumes(VolumeQuery query) implements Exportable {
        @Override
        public What what() {
            return What.VOLUMES;
        }
    }

    /** Looks at personal data (K8). */
    record LooksTaken(Looks.Wanted wanted) implements Exportable {
        @Override
        public What what() {
            return What.LOOKS;
        }

        /** Supervisors answer a customer who asks; the looks of a person are for administrators. */
        @Override
        public void allow(Caller.Staff caller) {
            Exportable.super.allow(caller);
            if (caller.role() == Role.SUPERVISOR && wanted.customer().isEmpty()) {
                throw new Failure.Forbidden("supervisors may export the looks at a customer only");
            }
        }
    }

    /** Customers' files, each with those that are merged into it. */
    record Customers(ListedCustomers.Query query) implements Exportable {
        @Override
        public What what() {
            return What.CUSTOMERS;
        }
    }

    What what();

    /** Whether it holds the caller's own work only. */
    default boolean isOwnWork() {
        return false;
    }

    /**
     * Fails with {@link Failure.Forbidden} where the caller may not take it out. Supervisors answer for what leaves the
     * system (S5), so they may take out each list that they see; agents their own work, branches what they filed and the
     * figures of their unit, analysts what names no person, administrators what they keep.
     */
    default void allow(Caller.Staff caller) {
        what().allow(caller);
        if (caller.role() == Role.AGENT && !isOwnWork()) {
            throw new Failure.Forbidden("agents may export their own work only; ask a supervisor");
        }
    }
}
