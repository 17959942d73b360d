package hotline.export.table;

import hotline.agentday.ProblemEntries;
import hotline.audit.Looks;
import hotline.callback.CallbackLists;
import hotline.callback.ListedCallback;
import hotline.complaint.reading.ListQuery;
import hotline.complaint.reading.WholeLists;
import hotline.complaint.reading.WholeRow;
import hotline.customer.lists.ListedCustomer;
import hotline.customer.lists.ListedCustomers;
import hotline.escalation.Notice;
import hotline.escalation.NoticeQuery;
import hotline.escalation.NoticeReader;
import hotline.export.DimensionWords;
import hotline.export.Exportable;
import hotline.export.ListTables;
import hotline.export.PolicyWords;
import hotline.export.Table;
import hotline.identity.Caller;
import hotline.limits.Extensions;
import hotline.limits.ListedExtension;
import hotline.measures.Period;
import hotline.measures.warning.EarlyWarning;
import hotline.measures.warning.WarningList;
import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.network.UnitQuery;
import hotline.paging.Page;
import hotline.policy.Policies;
import hotline.volume.VolumeQuery;
import hotline.volume.Volumes;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the table of a list for a caller. */
public final class Tables implements ListTables {
    /** Where rows of lists come from. */
    public record Sources(
            WholeLists complaints,
            CallbackLists callbacks,
            Extensions extensions,
            ProblemEntries log,
            WarningList warnings,
            NoticeReader notices,
            FigureTables figures,
            Volumes volumes,
            ListedCustomers customers,
            Looks looks) {}

    private final Sources sources;
    private final Policies policies;
    private final Supplier<NetworkMap> network;
    private final PolicyWords words;

    public Tables(Sources sources, Policies policies, Supplier<NetworkMap> network) {
        this.sources = sources;
        this.policies = policies;
        this.network = network;
        this.words = new PolicyWords(policies);
    }

    @Override
    public Table<?> of(Exportable list, Caller.Staff caller, Instant now) {
        return table(list, caller, now).forCaller(caller);
    }

    private Table<?> table(Exportable list, Caller.Staff caller, Instant now) {
        if (list instanceof Exportable.Complaints of) {
            return complaints(of.query(), caller);
        }
        if (list instanceof Exportable.Callbacks of) {
            return callbacks(of.inHand(), caller, now);
        }
        if (list instanceof Exportable.ExtensionsAsked of) {
            return extensions(of.decided());
        }
        if (list instanceof Exportable.LogEntries of) {
            return log(of.days());
        }
        if (list instanceof Exportable.Warnings of) {
            return warnings(of.judged());
        }
        if (list instanceof Exportable.Notices of) {
            return notices(of.query(), caller, now);
        }
        if (list instanceof Exportable.Figures of) {
            return sources.figures().of(of);
        }
        if (list instanceof Exportable.Behind of) {
            return sources.figures().of(of);
        }
        if (list instanceof Exportable.Compared of) {
            return sources.figures().of(of);
        }
        if (list instanceof Exportable.Units of) {
            return units(of.query());
        }
        if (list instanceof Exportable.Volumes of) {
            return volumes(of.query(), now);
        }
        if (list instanceof Exportable.Customers of) {
            return customers(of.query());
        }
        return looks(((Exportable.LooksTaken) list).wanted());
    }

    private Table<WholeRow> complaints(ListQuery query, Caller.Staff caller) {
        var complaints = sources.complaints();
        return new Table<>(
                        ComplaintColumns.of(words),
                        row -> Optional.of(row.listed().id()),
                        (connection, after) -> complaints.page(
                                connection, caller, after.map(query::after).orElse(query)),
                        (connection, most) -> complaints.count(connection, caller, query.ofAtMost(most)))
                .withoutErased((connection, most) -> complaints.countErased(connection, caller, query.ofAtMost(most)));
    }

    private Table<ListedCallback> callbacks(boolean inHand, Caller.Staff caller, Instant now) {
        var callbacks = sources.callbacks();
        Optional<Long> holder = Optional.of(caller.id()).filter(id -> inHand);
        return new Table<>(
                CallbackColumns.of(words),
                row -> Optional.of(row.callback().complaintId()),
                (connection, after) -> inHand
                        ? callbacks.inHandOf(connection, caller.id())
                        : callbacks.waiting(connection, after, Table.ROWS_OF_PAGE, now),
                (connection, most) -> callbacks.count(connection, holder, most + 1L));
    }

    private Table<ListedExtension> extensions(boolean decided) {
        var extensions = sources.extensions();
        return new Table<>(
                ExtensionColumns.of(words),
                row -> Optional.of(row.complaint().id()),
                (connection, after) -> extensions.page(connection, decided, after, Table.ROWS_OF_PAGE),
                (connection, most) -> extensions.count(connection, decided, most));
    }

    private Table<ProblemEntries.Whole> log(Period days) {
        var log = sources.log();
        return new Table<>(
                LogColumns.of(),
                ProblemEntries.Whole::complaint,
                (connection, after) -> log.page(connection, days, after, Table.ROWS_OF_PAGE),
                (connection, most) -> log.count(connection, days, most));
    }

    private Table<EarlyWarning> warnings(boolean judged) {
        var warnings = sources.warnings();
        return new Table<>(
                WarningColumns.of(new DimensionWords(policies, network.get())),
                warning -> Optional.empty(),
                (connection, after) -> warnings.page(connection, judged, after, Table.ROWS_OF_PAGE),
                (connection, most) -> warnings.count(connection, judged));
    }

    private Table<Notice> notices(NoticeQuery query, Caller.Staff caller, Instant now) {
        var notices = sources.notices();
        return new Table<>(
                NoticeColumns.of(words),
                notice -> Optional.of(notice.about().id()),
                (connection, after) ->
                        notices.page(connection, caller, after.map(query::after).orElse(query), now),
                (connection, most) -> notices.count(connection, caller, query.ofAtMost(most), now));
    }

    private Table<Unit> units(UnitQuery query) {
        var map = network.get();
        return WholeTable.of(
                UnitColumns.of(map, query), connection -> Future.succeededFuture(WholeTable.Rows.of(query.in(map))));
    }

    private Table<VolumeColumns.Row> volumes(VolumeQuery query, Instant now) {
        var today = LocalDate.ofInstant(now, policies.inForce().policy().zone());
        return WholeTable.of(VolumeColumns.of(query.by(), network.get()), connection -> sources.volumes()
                .table(connection, query, today)
                .map(table -> WholeTable.Rows.of(VolumeColumns.rows(table))));
    }

    private Table<ListedCustomer> customers(ListedCustomers.Query query) {
        var customers = sources.customers();
        return new Table<>(
                CustomerColumns.of(words),
                row -> Optional.empty(),
                ListedCustomer::files,
                (connection, after) -> customers.page(
                        connection, query, after.map(Long::parseLong).orElse(0L), Table.ROWS_OF_PAGE),
                (connection, most) -> customers.count(connection, query, most),
                (connection, most) -> customers.countErased(connection, query, most),
                connection -> Future.succeededFuture(Table.Said.NOTHING));
    }

    /** Those that an account took, or at a complaint; the latter must be there. */
    private Table<Looks.Taken> looks(Looks.Wanted wanted) {
        return new Table<>(
                LookColumns.of(),
                look -> Optional.empty(),
                (connection, after) -> sources.looks()
                        .page(connection, wanted, after.map(Long::parseLong).orElse(Long.MAX_VALUE), Table.ROWS_OF_PAGE)
                        .map(page -> new Page<>(page.looks(), page.nextBefore().map(String::valueOf))),
                (connection, most) -> sources.looks().count(connection, wanted, most));
    }
}
