package hotline.customer.quality;

import hotline.complaint.PersonName;
import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.customer.quality.FileDueStore.Whose;
import hotline.identity.Caller.Staff;
import hotline.identity.Role;
import hotline.paging.ListCursor;
import hotline.paging.Page;
import hotline.policy.Policies;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files that people are to complete, to review or to go through (A6), the earliest due first. */
public final class FilesDue {
    private final Pool pool;
    private final Customers customers;
    private final Policies policies;
    private final Supplier<WorkingCalendar> calendar;

    public FilesDue(Pool pool, Customers customers, Policies policies, Supplier<WorkingCalendar> calendar) {
        this.pool = pool;
        this.customers = customers;
        this.policies = policies;
        this.calendar = calendar;
    }

    /**
     * A file on the list.
     *
     * @param due the last instant in time
     * @param maker who completed it
     * @param defect what a review found, for those who may see the customer's data
     */
    public record Due(
            Customer customer, Instant due, boolean isOverdue, Optional<PersonName> maker, Optional<String> defect) {}

    /** Empty where the policy in force makes no file due for it. */
    private Optional<DueTimes> times(FileWork work) {
        var policy = policies.inForce().policy();
        var upkeep = policy.personalData().upkeep();
        return switch (work) {
            case COMPLETION -> upkeep.completed().map(limit -> new DueTimes.Completion(limit, calendar.get()));
            case UPDATE -> upkeep.updated().map(period -> new DueTimes.Update(period, policy.zone()));
            case REVIEW -> upkeep.reviewed().map(limit -> new DueTimes.Completion(limit, calendar.get()));
            case MENDING ->
                upkeep.reviewed()
                        .map(limit -> new DueTimes.Mending(
                                policy.personalData().handOver().mendHours()));
        };
    }

    /** Empty where the policy makes none due. */
    public Future<Optional<DueCounts>> counts(FileWork work, long person, Instant now) {
        return times(work)
                .map(times -> pool.withConnection(connection -> {
                    var due = times.listedBefore(now);
                    var overdue = times.overdueBefore(now);
                    return FileDueStore.departments(connection, work, due, overdue)
                            .compose(departments -> FileDueStore.of(connection, work, person, due, overdue)
                                    .map(mine -> Optional.of(new DueCounts(departments, mine))));
                }))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    /** Overdue reviews that the supervisor has to see to; none of other people. */
    public Future<Integer> overdueReviews(Staff person, Instant now, int most) {
        return times(FileWork.REVIEW)
                .filter(times -> person.role() == Role.SUPERVISOR)
                .map(times -> pool.withConnection(
                        connection -> FileDueStore.reviews(connection, person, times.overdueBefore(now), most)))
                .orElse(Future.succeededFuture(0));
    }

    /** Overdue files that go back to the person. */
    public Future<Integer> overdueMending(Staff person, Instant now, int most) {
        return times(FileWork.MENDING)
                .map(times -> pool.withConnection(connection -> FileDueStore.of(
                                connection,
                                FileWork.MENDING,
                                person.id(),
                                times.listedBefore(now),
                                times.overdueBefore(now))
                        .map(waiting -> Math.min(most, waiting.overdue()))))
                .orElse(Future.succeededFuture(0));
    }

    /** Of a department, empty for files of none; each look is on record (K8). */
    public Future<Page<Due, String>> ofDepartment(
            Customers.Reader reader, FileWork work, Optional<String> department, ListCursor after, int limit) {
        return page(reader, work, new Whose.Department(department.orElse("")), after, limit);
    }

    /** Of the agent who is responsible for the files, or who made those that are reviewed. */
    public Future<Page<Due, String>> ofAgent(
            Customers.Reader reader, FileWork work, long agent, ListCursor after, int limit) {
        return page(reader, work, new Whose.Agent(agent), after, limit);
    }

    private Future<Page<Due, String>> page(
            Customers.Reader reader, FileWork work, Whose whose, ListCursor after, int limit) {
        return times(work)
                .map(times -> pool.withConnection(connection -> FileDueStore.page(
                                connection, work, whose, times.listedBefore(reader.at()), after, limit + 1))
                        .map(found -> Page.of(found, limit, last -> new ListCursor(last.since(), last.file()).text()))
                        .compose(page -> shown(reader, times, page)))
                .orElse(Future.succeededFuture(new Page<>(List.of(), Optional.empty())));
    }

    private Future<Page<Due, String>> shown(
            Customers.Reader reader, DueTimes times, Page<FileDueStore.Waits, String> page) {
        var ids = page.items().stream().map(FileDueStore.Waits::file).toList();
        return customers.all(reader, "files due", ids).compose(found -> covered(reader, page)
                .map(covered -> {
                    Map<Long, Customer> byId =
                            found.stream().collect(Collectors.toMap(Customer::id, Function.identity()));
                    return new Page<>(
                            page.items().stream()
                                    .flatMap(one -> due(
                                            byId.get(one.file()),
                                            times.due(one.since()),
                                            reader.at(),
                                            covered.contains(one.file()) ? without(one) : one)
                                            .stream())
                                    .toList(),
                            page.next());
                }));
    }

    /** Only words about a customer have to be covered once more. */
    private Future<Set<Long>> covered(Customers.Reader reader, Page<FileDueStore.Waits, String> page) {
        var files = page.items().stream()
                .filter(one -> one.defect().isPresent())
                .map(FileDueStore.Waits::file)
                .toList();
        return files.isEmpty()
                ? Future.succeededFuture(Set.of())
                : pool.withConnection(connection -> customers.covered(connection, reader, files));
    }

    private static FileDueStore.Waits without(FileDueStore.Waits one) {
        return new FileDueStore.Waits(one.file(), one.since(), one.maker(), Optional.empty());
    }

    private static Optional<Due> due(@Nullable Customer customer, Instant due, Instant now, FileDueStore.Waits one) {
        return Optional.ofNullable(customer)
                .map(file -> new Due(file, due, due.isBefore(now), one.maker(), one.defect()));
    }
}
