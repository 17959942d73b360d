package hotline.telephony.record;

import hotline.audit.LookReasons.Permit;
import hotline.audit.PersonalDataAccess;
import hotline.audit.PersonalDataAccess.CallLook;
import hotline.callback.hand.HandCallDraft;
import hotline.callback.hand.HandCalls;
import hotline.customer.Customers;
import hotline.customer.Customers.Reader;
import hotline.customer.opening.FileOpening;
import hotline.customer.opening.FileOpening.Newcomer;
import hotline.failure.Failure;
import hotline.identity.Caller.Staff;
import hotline.identity.Role;
import hotline.once.Once;
import hotline.policy.survey.SurveyPurpose;
import hotline.telephony.CallDirection;
import hotline.telephony.figure.CallCounting;
import hotline.telephony.record.RecordStore.ByHand;
import hotline.telephony.record.RecordStore.CallOf;
import hotline.telephony.record.RecordStore.Kept;
import hotline.telephony.record.RecordStore.Written;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Records of calls (T2), written by the agent of the call or by a supervisor. An inquiry gets a customer's file and may plan a callback in the same
 * transaction (T12); a suggestion goes to the leaders of a department (T9); a complaint is linked once it is filed.
 */
public final class CallRecords {
    private final Pool pool;
    private final HandCalls callbacks;
    private final RecordLooks looks;
    private final PersonalDataAccess accesses;
    private final CallCounting figures;

    public CallRecords(
            Pool pool, HandCalls callbacks, RecordLooks looks, PersonalDataAccess accesses, CallCounting figures) {
        this.pool = pool;
        this.callbacks = callbacks;
        this.looks = looks;
        this.accesses = accesses;
        this.figures = figures;
    }

    /** A call that a person writes down, since no exchange told of it. */
    public record Unreported(CallDirection direction, Instant at) {}

    /**
     * Writes or changes the record of a call. Fails with {@link Failure.NotFound} for a call of another agent, with {@link Failure.Changed} for another
     * version than the one that was read, and with {@link Failure.Invalid}.
     *
     * @param version that was read; 0: none was there
     * @param language of a file that is made
     */
    public Future<CallRecord> save(
            Once once, long call, RecordDraft draft, int version, Staff by, String language, Instant now) {
        RecordRules.check(draft);
        return once.inTransaction(pool, transaction -> locked(transaction, call, by)
                .compose(found -> {
                    int there = found.record().map(Kept::version).orElse(0);
                    if (there != version) {
                        throw new Failure.Changed("the record was changed meanwhile; its version is " + there);
                    }
                    return write(transaction, found, draft, by, language, now);
                })
                .compose(written -> looks.shown(transaction, call, by, now)));
    }

    /** The same for a call that no exchange told of. */
    public Future<CallRecord> saveUnreported(
            Once once, Unreported call, RecordDraft draft, Staff by, String language, Instant now) {
        RecordRules.check(draft);
        if (call.at().isAfter(now)) {
            throw Failure.Invalid.field("/at", "must not be in the future", "future");
        }
        return once.inTransaction(pool, transaction -> RecordStore.make(
                        transaction, new ByHand(call.direction().code(), draft.phone(), by.id(), call.at()))
                .compose(id -> write(
                                transaction,
                                new CallOf(id, Optional.of(by.id()), true, call.at(), Optional.empty()),
                                draft,
                                by,
                                language,
                                now)
                        .compose(written -> there(transaction, id))));
    }

    private static Future<CallOf> locked(SqlConnection transaction, long call, Staff by) {
        return RecordStore.lock(transaction, call).map(found -> found.filter(one -> by.role() == Role.SUPERVISOR
                        || one.person().filter(agent -> agent == by.id()).isPresent())
                .orElseThrow(CallRecords::noCall));
    }

    private Future<Void> write(
            SqlConnection transaction, CallOf call, RecordDraft draft, Staff by, String language, Instant now) {
        return file(transaction, call, draft, by, language).compose(file -> complaint(transaction, draft, call)
                .compose(complaint -> callback(transaction, draft, call, file, by, now)
                        .compose(callback -> RecordStore.write(
                                transaction,
                                new Written(
                                        call.id(),
                                        call.record().map(Kept::agent).orElse(by.id()),
                                        by.id(),
                                        draft,
                                        file,
                                        complaint,
                                        callback,
                                        department(draft, call, by),
                                        now))))
                .compose(written -> figures.count(transaction, List.of(call.id()), now))
                .compose(counted -> file.isEmpty()
                        ? Future.succeededFuture()
                        : RecordStore.touch(transaction, file.get(), call.at())));
    }

    /** The one that the agent chose; else by number and name; only inquiries make one. */
    private Future<Optional<Long>> file(
            SqlConnection transaction, CallOf call, RecordDraft draft, Staff by, String language) {
        if (draft.customer().isPresent()) {
            return Customers.files(transaction, draft.customer().get())
                    .map(files -> Optional.of(files.get(0)))
                    .recover(unknown -> Future.failedFuture(
                            unknown instanceof Failure.NotFound
                                    ? Failure.Invalid.field("/record/customer", "there is no such customer", "unknown")
                                    : unknown));
        }
        if (draft.phone().isEmpty() || draft.who().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return draft.kind() == RecordKind.INQUIRY
                ? FileOpening.findOrMake(
                                transaction,
                                new Newcomer(
                                        draft.who(),
                                        draft.phone().get(),
                                        draft.extension(),
                                        draft.address(),
                                        language,
                                        by.id(),
                                        call.at()))
                        .map(Optional::of)
                : FileOpening.find(transaction, draft.who(), draft.phone().get(), draft.extension());
    }

    /** One that is linked stays, unless the call was about something else. */
    private static Future<Optional<Long>> complaint(SqlConnection transaction, RecordDraft draft, CallOf call) {
        if (draft.complaint().isEmpty()) {
            return Future.succeededFuture(
                    draft.kind() == RecordKind.COMPLAINT ? call.record().flatMap(Kept::complaint) : Optional.empty());
        }
        return found(transaction, draft.complaint().get(), "/record/complaint").map(Optional::of);
    }

    private static Future<Long> found(SqlConnection transaction, String number, String field) {
        return RecordStore.complaint(transaction, number)
                .map(found ->
                        found.orElseThrow(() -> Failure.Invalid.field(field, "there is no such complaint", "unknown")));
    }

    /** A call is promised one callback; a change of the record plans no second one. */
    private Future<Optional<Long>> callback(
            SqlConnection transaction, RecordDraft draft, CallOf call, Optional<Long> file, Staff by, Instant now) {
        var planned = call.record().flatMap(Kept::callback);
        if (draft.callback().isEmpty() || planned.isPresent()) {
            return Future.succeededFuture(planned);
        }
        return callbacks
                .create(
                        transaction,
                        new HandCallDraft(
                                file,
                                Optional.empty(),
                                Optional.of(draft.who()),
                                draft.phone(),
                                draft.extension(),
                                SurveyPurpose.BY_HAND,
                                draft.what(),
                                draft.callback().get().at()),
                        by.id(),
                        now,
                        "/record/callback/at")
                .map(Optional::of);
    }

    private static Optional<String> department(RecordDraft draft, CallOf call, Staff by) {
        if (draft.kind() != RecordKind.SUGGESTION) {
            return Optional.empty();
        }
        var to = draft.department()
                .or(() -> call.record().flatMap(Kept::department))
                .or(by::department);
        if (to.isEmpty()) {
            throw Failure.Invalid.field("/record/department", "is missing", "missing");
        }
        return to;
    }

    /** Links the complaint that was filed of the call. Fails with {@link Failure.NotFound} for a call without a record, or of another agent. */
    public Future<CallRecord> link(Once once, long call, String number, Staff by, Instant now) {
        return once.inTransaction(pool, transaction -> locked(transaction, call, by)
                .compose(found -> found.record()
                                .filter(record -> record.kind() == RecordKind.COMPLAINT)
                                .isPresent()
                        ? found(transaction, number, "/complaint")
                        : Future.failedFuture(new Failure.Conflict("the call's record is not about a complaint")))
                .compose(complaint -> RecordStore.link(transaction, call, complaint, by.id(), now))
                .compose(linked -> looks.shown(transaction, call, by, now)));
    }

    private static Future<CallRecord> there(SqlConnection connection, long call) {
        return RecordStore.of(connection, call).map(found -> found.orElseThrow(CallRecords::noCall));
    }

    /**
     * Suggestions that were passed on, newest first.
     *
     * @param toRead only those that no leader of the department has read
     */
    public Future<List<CallRecord>> suggestions(
            Reader reader, Optional<String> department, boolean toRead, long before, int most) {
        return pool.withConnection(connection -> (toRead
                        ? RecordStore.toRead(connection, department.orElse(""), before, most)
                        : RecordStore.passed(connection, department, before, most))
                .compose(found -> accesses.record(
                                connection,
                                new CallLook(
                                        reader.person().id(),
                                        found.stream().map(CallRecord::call).toList(),
                                        found.stream()
                                                .flatMap(one -> one.file().stream())
                                                .distinct()
                                                .toList(),
                                        "suggestions",
                                        reader.at(),
                                        Permit.NONE))
                        .compose(recorded -> looks.masked(connection, reader, found))));
    }

    /** A leader of the department takes note, and may say what they do about it. */
    public Future<CallRecord> answer(Once once, long call, Optional<String> words, Staff by, Instant now) {
        return once.inTransaction(pool, transaction -> there(transaction, call)
                .compose(record -> {
                    if (record.passed().isEmpty()) {
                        throw noCall();
                    }
                    if (by.department()
                            .filter(record.passed().get().department()::equals)
                            .isEmpty()) {
                        throw new Failure.Conflict("it was passed to another department");
                    }
                    return RecordStore.answer(transaction, call, by.id(), now, words);
                })
                .compose(answered -> {
                    if (!answered) {
                        throw new Failure.Conflict("a leader has taken note of it already");
                    }
                    return looks.shown(transaction, call, by, now);
                }));
    }

    /** How many answered calls of the agent have no record yet (T2). */
    public static Future<Integer> owed(SqlConnection connection, Staff person, int most) {
        return RecordStore.countDue(connection, person.id(), most);
    }

    /** How many suggestions no leader of the supervisor's department has read (T9). */
    public static Future<Integer> toRead(SqlConnection connection, Staff person, int most) {
        return person.role() != Role.SUPERVISOR || person.department().isEmpty()
                ? Future.succeededFuture(0)
                : RecordStore.countToRead(connection, person.department().get(), most);
    }

    static Failure noCall() {
        return new Failure.NotFound("there is no such call of yours");
    }
}
