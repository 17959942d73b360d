package hotline.wiring;

import hotline.audit.PersonalDataAccess;
import hotline.campaign.Campaigns;
import hotline.care.Care;
import hotline.customer.Customers;
import hotline.customer.handover.HandOverRules;
import hotline.customer.handover.HandOvers;
import hotline.customer.missing.MissingFiles;
import hotline.customer.missing.MissingRules;
import hotline.customer.quality.FilesDue;
import hotline.duty.Duties;
import hotline.duty.Duties.Source;
import hotline.duty.DutyKind;
import hotline.identity.Role;
import hotline.outbox.desk.OutboxDesk;
import hotline.outbox.webhook.Webhooks;
import hotline.policy.PersonalData;
import hotline.policy.Policies;
import hotline.sla.Deadlines;
import hotline.sla.WorkingCalendar;
import hotline.telephony.help.HelpedCalls;
import hotline.telephony.record.CallRecords;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Work on customers and their files that the bell counts. */
public record DutyServices(HandOvers handOvers, MissingFiles missing, FilesDue due, Care care) {

    public static DutyServices of(
            Pool pool,
            Policies policies,
            Deadlines deadlines,
            PersonalDataAccess access,
            Customers customers,
            Care care) {
        Supplier<WorkingCalendar> calendar =
                () -> deadlines.calendar(policies.inForce().id());
        Supplier<PersonalData> rules = () -> policies.inForce().policy().personalData();
        return new DutyServices(
                new HandOvers(pool, access, () -> new HandOverRules(rules.get().handOver(), calendar.get())),
                new MissingFiles(
                        pool,
                        customers,
                        () -> new MissingRules(rules.get().upkeep().delivered(), calendar.get())),
                new FilesDue(pool, customers, policies, calendar),
                care);
    }

    public Duties all(Pool pool) {
        return new Duties(Stream.concat(
                        ofHandlers(pool).stream().map(source -> forThose(Role::handlesComplaints, source)),
                        ofAdministrators(pool).stream().map(source -> forThose(role -> role == Role.ADMIN, source)))
                .toList());
    }

    private static Source forThose(Predicate<Role> who, Source source) {
        return new Source(
                source.kind(),
                (person, now) ->
                        who.test(person.role()) ? source.counting().of(person, now) : Future.succeededFuture(0));
    }

    private static List<Source> ofAdministrators(Pool pool) {
        return List.of(
                new Source(
                        DutyKind.WEBHOOKS,
                        (person, now) ->
                                pool.withConnection(connection -> Webhooks.disabledByProgram(connection, Duties.MOST))),
                new Source(
                        DutyKind.MESSAGES,
                        (person, now) ->
                                pool.withConnection(connection -> OutboxDesk.toSeeTo(connection, now, Duties.MOST))));
    }

    private List<Source> ofHandlers(Pool pool) {
        return List.of(
                new Source(DutyKind.HAND_OVERS, (person, now) -> handOvers.overdue(person, now, Duties.MOST)),
                new Source(DutyKind.MISSING_FILES, (person, now) -> missing.overdue(person, now, Duties.MOST)),
                new Source(DutyKind.REVIEWS, (person, now) -> due.overdueReviews(person, now, Duties.MOST)),
                new Source(DutyKind.MENDING, (person, now) -> due.overdueMending(person, now, Duties.MOST)),
                new Source(DutyKind.CARE, (person, now) -> care.soon(person, now, Duties.MOST)),
                new Source(
                        DutyKind.CAMPAIGNS,
                        (person, now) -> person.role() == Role.SUPERVISOR
                                ? pool.withConnection(
                                        connection -> Campaigns.waiting(connection, person.id(), Duties.MOST))
                                : Future.succeededFuture(0)),
                new Source(
                        DutyKind.CALL_RECORDS,
                        (person, now) ->
                                pool.withConnection(connection -> CallRecords.owed(connection, person, Duties.MOST))),
                new Source(
                        DutyKind.SUGGESTIONS,
                        (person, now) ->
                                pool.withConnection(connection -> CallRecords.toRead(connection, person, Duties.MOST))),
                new Source(
                        DutyKind.HELPED_CALLS,
                        (person, now) -> pool.withConnection(
                                connection -> HelpedCalls.toRead(connection, person.id(), Duties.MOST))));
    }
}
