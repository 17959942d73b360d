package hotline.complaint.reading;

import hotline.audit.LookReasons;
import hotline.audit.LookReasons.Permit;
import hotline.audit.PersonalDataAccess;
import hotline.complaint.ComplaintState;
import hotline.complaint.Event;
import hotline.complaint.EventPage;
import hotline.complaint.TrackingCode;
import hotline.complaint.change.ComplaintStates;
import hotline.complaint.next.NextComplaint;
import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.paging.Page;
import hotline.parking.EachRow;
import hotline.parking.FailedRow;
import hotline.parking.Parking;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Shows complaints to the callers who may see them. A complaint that the caller may not see is answered like one that
 * does not exist.
 */
public final class ComplaintReader {
    private static final int MOST_STEPS = 1_000;

    private final Pool pool;
    private final PersonalDataAccess accesses;
    private final Parking parking;
    private final ComplaintStore complaints = new ComplaintStore();
    private final ComplaintListStore lists = new ComplaintListStore();
    private final EventStore events = new EventStore();
    private final ComplaintStates states = new ComplaintStates();
    private final Deadlines deadlines;

    public ComplaintReader(Pool pool, PersonalDataAccess accesses, Parking parking, Deadlines deadlines) {
        this.deadlines = deadlines;
        parking.retry(NextComplaint.PLACE, this::readAgain);
        this.pool = pool;
        this.accesses = accesses;
        this.parking = parking;
    }

    /** One complaint; the look is on record before it is shown (K8). */
    public Future<Complaint> read(Caller caller, String number, Instant at) {
        return read(caller, number, "complaint", at);
    }

    /** A complaint that the caller may see, for a part of it whose look is on record already. */
    public Future<Complaint> permitted(Caller caller, String number, Instant at) {
        var visibility = Visibility.of(caller);
        return pool.withConnection(connection -> permit(connection, visibility, number, at)
                .compose(permit -> complaints.byNumber(connection, number))
                .map(found -> visible(visibility, number, found)));
    }

    /** @param what of the complaint is looked at */
    public Future<Complaint> read(Caller caller, String number, String what, Instant at) {
        var visibility = Visibility.of(caller);
        return pool.withConnection(
                connection -> permit(connection, visibility, number, at).compose(permit -> {
                    // Sent together: the second costs no extra round trip.
                    var found = complaints.byNumber(connection, number);
                    var recorded = accesses.record(connection, look(visibility, number, what, at, permit));
                    return Future.all(found, recorded).map(both -> visible(visibility, number, found.result()));
                }));
    }

    /** The complaint as the caller sees it after changing it; the change itself is in the log. */
    public Future<Complaint> changed(long id) {
        return pool.withConnection(connection -> byId(connection, id)).map(Optional::orElseThrow);
    }

    /** A page of a list; the looks at all complaints on it are on record before it is shown (K8). */
    public Future<Page<ComplaintRow, String>> list(Caller caller, ListQuery query, Instant at) {
        var visibility = Visibility.of(caller);
        return pool.withConnection(
                        connection -> rows(connection, visibility, query).compose(read -> accesses.record(
                                        connection,
                                        look(visibility, query, read.page().items(), at))
                                .compose(recorded -> masked(connection, visibility, read, at))))
                .onSuccess(read -> parking.report(NextComplaint.PLACE, read.unreadable()))
                .map(ReadRows::page);
    }

    /**
     * The log of a complaint, oldest first; if the caller is a branch, as outsiders read it (P6), its own acts as it did them. The look is on record
     * before it is shown (K8).
     */
    public Future<EventPage> events(Caller caller, String number, int afterSeq, int limit, Instant at) {
        var visibility = Visibility.of(caller);
        return pool.withConnection(
                connection -> permit(connection, visibility, number, at).compose(permit -> {
                    var found = complaints.byNumber(connection, number);
                    var recorded = accesses.record(connection, look(visibility, number, "events", at, permit));
                    return Future.all(found, recorded)
                            .map(both -> visible(visibility, number, found.result()))
                            .compose(complaint -> events.after(
                                            connection,
                                            complaint.id(),
                                            afterSeq,
                                            visibility.seesInternal(),
                                            visibility.onlyBranch(),
                                            limit + 1)
                                    .map(rows -> EventPage.of(
                                            complaint.state().facts().policyVersion(), rows, limit)));
                }));
    }

    /** Opens a complaint to the person until the end of the day (A4, K8). */
    public Future<Void> giveReason(Caller.Staff handler, String number, String why, Instant at) {
        return accesses.reasons().giveAtComplaint(pool, new LookReasons.Given(handler.id(), why, at), number);
    }

    /** A branch sees what it filed itself, for which it needs no reason. */
    private Future<Permit> permit(SqlConnection connection, Visibility visibility, String number, Instant at) {
        return visibility.onlyBranch().isPresent()
                ? Future.succeededFuture(Permit.NONE)
                : accesses.reasons().atComplaint(connection, visibility.staff(), number, at);
    }

    /** Without names and texts of complaints that the person gave no reason for, and of ended ones of sealed customers. */
    private Future<ReadRows> masked(SqlConnection connection, Visibility visibility, ReadRows read, Instant at) {
        return visibility.onlyBranch().isPresent()
                ? Future.succeededFuture(read)
                : masked(connection, visibility.staff().id(), read, at);
    }

    private Future<ReadRows> masked(SqlConnection connection, long person, ReadRows read, Instant at) {
        var ids = read.rows().stream().map(ComplaintRow::id).toList();
        var ended = read.rows().stream()
                .filter(row -> row.endedAt().isPresent())
                .map(ComplaintRow::id)
                .toList();
        return accesses.reasons()
                .coveredComplaints(connection, person, ids, ended, at)
                .map(read::without);
    }

    /** The complaints that a figure counts; the looks at them are on record before they are shown (K8). */
    public Future<List<ComplaintRow>> behind(Caller.Staff supervisor, List<Long> ids, Instant at) {
        var look = new PersonalDataAccess.ListLook(supervisor.id(), ids, "behind a figure", at);
        return pool.withConnection(
                        connection -> lists.byId(connection, ids).compose(read -> accesses.record(connection, look)
                                .compose(recorded -> masked(connection, supervisor.id(), read, at))))
                .onSuccess(read -> parking.report(NextComplaint.PLACE, read.unreadable()))
                .map(ReadRows::rows);
    }

    /** Complaints that are, or may be, about the matter of one that an agent looks at; the looks are on record before they are shown (K8). */
    public Future<List<ComplaintRow>> aboutOneMatter(Caller.Staff handler, List<Long> ids, Instant at) {
        var look = new PersonalDataAccess.ListLook(handler.id(), ids, "about one matter", at);
        return pool.withConnection(
                        connection -> lists.byId(connection, ids).compose(read -> accesses.record(connection, look)
                                .compose(recorded -> masked(connection, handler.id(), read, at))))
                .onSuccess(read -> parking.report(NextComplaint.PLACE, read.unreadable()))
                .map(ReadRows::rows);
    }

    /** Those of the complaints that the caller may see, in no order; the looks at them are on record before they are shown (K8). */
    public Future<List<ComplaintRow>> found(Caller caller, List<Long> ids, Instant at) {
        var visibility = Visibility.of(caller);
        return pool.withConnection(connection -> lists.visibleById(connection, ids, visibility.onlyBranch())
                        .compose(read -> accesses.record(connection, look(visibility, read.rows(), at))
                                .compose(recorded -> masked(connection, visibility, read, at))))
                .onSuccess(read -> parking.report(NextComplaint.PLACE, read.unreadable()))
                .map(ReadRows::rows);
    }

    private static PersonalDataAccess.ListLook look(Visibility visibility, List<ComplaintRow> shown, Instant at) {
        return new PersonalDataAccess.ListLook(
                visibility.staff().id(), shown.stream().map(ComplaintRow::id).toList(), "search", at);
    }

    /** As behind a figure, for callers who are shown nothing personal of them. */
    public Future<List<ComplaintRow>> counted(List<Long> ids) {
        return pool.withConnection(connection -> lists.byId(connection, ids))
                .onSuccess(read -> parking.report(NextComplaint.PLACE, read.unreadable()))
                .map(ReadRows::rows);
    }

    private static PersonalDataAccess.Look look(
            Visibility visibility, String number, String what, Instant at, Permit permit) {
        return new PersonalDataAccess.Look(visibility.staff().id(), number, visibility.onlyBranch(), what, at, permit);
    }

    private static PersonalDataAccess.ListLook look(
            Visibility visibility, ListQuery query, List<ComplaintRow> shown, Instant at) {
        var what = query.search().isPresent()
                ? "search"
                : query.phone().isPresent()
                        ? "search by phone"
                        : query.waybill().isPresent() ? "search by waybill" : "list";
        return new PersonalDataAccess.ListLook(
                visibility.staff().id(), shown.stream().map(ComplaintRow::id).toList(), what, at);
    }

    /** Complaints as they are now, for the server's own use. */
    public Future<EachRow<ComplaintState>> states(SqlConnection connection, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(new EachRow<>(List.of(), List.of()))
                : states.readEach(connection, ids);
    }

    /** For the server's own use: no permission is checked. */
    public Future<Optional<Complaint>> byId(SqlConnection connection, long id) {
        return complaints.byId(connection, id);
    }

    /** For the server's own use: no permission is checked. */
    public Future<Optional<Complaint>> byNumber(SqlConnection connection, String number) {
        return complaints.byNumber(connection, number);
    }

    /** The complaint that a customer's code opens; empty where it opens none. */
    public Future<Optional<Complaint>> tracked(SqlConnection connection, TrackingCode code) {
        return complaints.byTrackingCode(connection, code);
    }

    public Future<Optional<Complaint>> tracked(TrackingCode code) {
        return pool.withConnection(connection -> tracked(connection, code));
    }

    /** The events, as far as the customer may know them (P6). */
    public Future<List<Event>> customersSteps(SqlConnection connection, long complaint) {
        return events.after(connection, complaint, 0, false, Optional.empty(), MOST_STEPS);
    }

    private Future<Void> readAgain(SqlConnection transaction, FailedRow row, Instant now) {
        var ids = List.of(row.complaint().orElseThrow());
        return states.read(transaction, ids)
                .onSuccess(read -> read.values().forEach(state -> state.limits(deadlines)))
                .compose(read -> lists.byId(transaction, ids))
                .map(read -> {
                    read.unreadable().stream().findFirst().ifPresent(first -> {
                        throw new IllegalStateException(first.failure().toString());
                    });
                    return null;
                });
    }

    private Future<ReadRows> rows(SqlConnection connection, Visibility visibility, ListQuery query) {
        if (visibility.onlyBranch().isPresent()) {
            return lists.ofBranch(
                    connection, query.withoutHolder(), visibility.onlyBranch().get());
        }
        return lists.ofHandler(connection, query, visibility.staff().id());
    }

    private static Complaint visible(Visibility visibility, String number, Optional<Complaint> found) {
        return found.filter(complaint -> visibility.sees(complaint.state()))
                .orElseThrow(() -> new Failure.NotFound("there is no complaint " + number));
    }
}
