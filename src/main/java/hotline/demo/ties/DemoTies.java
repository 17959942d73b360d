package hotline.demo.ties;

import hotline.audit.PersonalDataAccess;
import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.identity.Caller;
import hotline.once.Once;
import hotline.policy.dispatch.Skill;
import hotline.sla.WorkingCalendar;
import hotline.staff.Absences;
import hotline.staff.Staff;
import hotline.staff.StaffMember;
import hotline.staff.Training;
import hotline.tie.Fault;
import hotline.tie.Refusal;
import hotline.tie.Relation;
import hotline.tie.Ties;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Agents with different skills, one of them new and paired with another; two customers who are married, one of whom refused an agent. */
public final class DemoTies {
    private static final int MOST = 10;
    private static final int WEEKS_IN_TRADE = 4;
    private static final List<String> NAMES = List.of("张", "王", "李", "陈");

    private final Staff staff;
    private final Absences absences;
    private final Ties ties;
    private final Customers customers;
    private final Caller.Staff supervisor;
    private final List<Skill> skills;
    private final Instant now;
    private final LocalDate today;

    /** @param skills of the policy in force */
    public DemoTies(Pool pool, Training training, List<Skill> skills, Caller.Staff supervisor, Instant now) {
        WorkingCalendar calendar = training.calendar();
        this.customers = new Customers(pool, new PersonalDataAccess());
        this.staff = new Staff(pool, () -> training);
        this.absences = new Absences(pool, calendar::zone, () -> now);
        this.ties = new Ties(
                pool,
                customers,
                (transaction, moved) -> Future.succeededFuture(Future::succeededFuture),
                calendar::zone);
        this.skills = List.copyOf(skills);
        this.supervisor = supervisor;
        this.now = now;
        this.today = LocalDate.ofInstant(now, calendar.zone());
    }

    /** @param agents ids of all agents; the last one is new */
    public Future<Void> make(List<Long> agents) {
        var done = Future.<Void>succeededFuture();
        for (int n = 0; n < agents.size(); n++) {
            int place = n;
            done = done.compose(before -> member(agents, place));
        }
        return done.compose(said -> away(agents))
                .compose(said -> files())
                .compose(files -> files.size() < 2
                        ? Future.succeededFuture()
                        : related(files.get(0), files.get(1), agents.get(0)));
    }

    /** From tomorrow on, so that today's floor is whole. */
    private Future<Void> away(List<Long> agents) {
        return agents.isEmpty()
                ? Future.succeededFuture()
                : absences.enter(
                                Once.unkeyed(),
                                agents.get(agents.size() - 1),
                                today.plusDays(1),
                                today.plusDays(3),
                                supervisor.id())
                        .mapEmpty();
    }

    private Future<Void> member(List<Long> agents, int place) {
        boolean isNew = place > 0 && place == agents.size() - 1;
        var change = new StaffMember.Change(
                levels(place),
                isNew ? Optional.of(today.minusWeeks(WEEKS_IN_TRADE)) : Optional.empty(),
                isNew ? Optional.of(agents.get(0)) : Optional.empty(),
                0);
        return staff.change(Once.unkeyed(), agents.get(place), change, supervisor.id(), now)
                .mapEmpty();
    }

    /** Each skill is had by most, and at different levels. */
    private Map<String, Integer> levels(int place) {
        var levels = new HashMap<String, Integer>();
        for (int n = 0; n < skills.size(); n++) {
            int level = (place * 3 + n * 2) % (Skill.HIGHEST + 1);
            if (level > 0) {
                levels.put(skills.get(n).code(), level);
            }
        }
        return levels;
    }

    private Future<List<Long>> files() {
        return files(0, List.of());
    }

    private Future<List<Long>> files(int name, List<Long> found) {
        if (found.size() >= 2 || name == NAMES.size()) {
            return Future.succeededFuture(found);
        }
        return customers
                .byName(reader(), NAMES.get(name), MOST)
                .compose(more -> files(
                        name + 1,
                        more.stream()
                                .filter(one -> one.sealedAt().isEmpty())
                                .map(Customer::id)
                                .distinct()
                                .toList()));
    }

    private Future<Void> related(long one, long other, long agent) {
        return ties.addKin(Once.unkeyed(), reader(), one, other, Relation.SPOUSE)
                .compose(added -> ties.refuse(
                        Once.unkeyed(),
                        reader(),
                        other,
                        new Refusal.Draft(agent, Fault.ORDINARY, false, "客户反映回电较晚；已道歉，仍由原客服接待")))
                .mapEmpty();
    }

    private Customers.Reader reader() {
        return new Customers.Reader(supervisor, now);
    }
}
