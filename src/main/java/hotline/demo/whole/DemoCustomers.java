package hotline.demo.whole;

import hotline.complaint.change.ComplaintChanges;
import hotline.customer.FileReader;
import hotline.customer.lists.CustomerLists;
import hotline.customer.lists.ListWork;
import hotline.customer.sealing.SealingWork;
import hotline.demo.Staff;
import hotline.demo.calls.DemoRecords;
import hotline.demo.care.DemoCampaigns;
import hotline.demo.care.DemoCare;
import hotline.demo.customers.DemoFileWork;
import hotline.demo.customers.DemoFiles;
import hotline.demo.customers.DemoList;
import hotline.demo.customers.DemoOldFiles;
import hotline.demo.joining.DemoPair;
import hotline.demo.tiers.DemoCalls;
import hotline.demo.tiers.DemoTiers;
import hotline.demo.ties.DemoTies;
import hotline.erasure.ErasureWork;
import hotline.escalation.LateEndings;
import hotline.export.ErasedCustomers;
import hotline.identity.Caller;
import hotline.identity.Person;
import hotline.identity.Role;
import hotline.job.JobRunner;
import hotline.job.JobWork;
import hotline.job.Jobs;
import hotline.joining.HintReader;
import hotline.joining.Hints;
import hotline.joining.Joining;
import hotline.staff.Training;
import hotline.tier.TierPolicies;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Everything in a demo about customers: their files, tiers, calls and campaigns. */
public final class DemoCustomers {
    private static final LocalTime MORNING = LocalTime.of(10, 0);

    private final DemoServices on;
    private final Staff staff;
    private final List<Person> people;

    public DemoCustomers(DemoServices on, Staff staff, List<Person> people) {
        this.on = on;
        this.staff = staff;
        this.people = List.copyOf(people);
    }

    /** Complaints have been filed. */
    public Future<Void> make() {
        return files().compose(recorded -> pair())
                .compose(recorded -> tiers())
                .compose(decided -> calls())
                .compose(recorded -> list())
                .compose(taken -> fileWork())
                .compose(done -> oldFiles())
                .compose(recorded -> campaigns())
                .compose(made -> ties())
                .compose(tied -> records());
    }

    private Future<Void> files() {
        var files = on.reader(new FileReader(on.vertx(), on.turns()));
        return new DemoFiles(
                        on.database().pool(),
                        files,
                        on.turns(),
                        staff.handlers().get(0),
                        on.clock().instant())
                .write();
    }

    private Future<Void> pair() {
        var pool = on.database().pool();
        var changes = new ComplaintChanges(
                on.database(), on.policies(), on.deadlines(), List.of(new LateEndings(on.deadlines())));
        var intake = on.intake();
        return new DemoPair(
                        pool,
                        intake,
                        on.reader(new HintReader(on.vertx())),
                        new Hints(on.vertx(), pool),
                        new Joining(on.database(), changes),
                        staff.handlers().get(0),
                        on.policies().inForce().policy(),
                        on.clock().instant())
                .write()
                .eventually(() -> intake.writer().close());
    }

    private Future<Void> calls() {
        var intake = on.intake();
        return new DemoCalls(
                        on.database().pool(),
                        intake,
                        staff.handlers().get(0),
                        on.policies().inForce().policy(),
                        on.clock().instant())
                .file()
                .eventually(() -> intake.writer().close());
    }

    /** Where the policy sorts customers by trade (K1). */
    private Future<Void> tiers() {
        var policy = on.policies().inForce().policy();
        var supervisors = people.stream()
                .filter(one -> one.role() == Role.SUPERVISOR)
                .map(Person::asCaller)
                .toList();
        if (supervisors.size() < 2 || policy.tiers().byTrade().isEmpty()) {
            return Future.succeededFuture();
        }
        return new DemoTiers(
                        on.vertx(),
                        on.database().pool(),
                        new TierPolicies(on.policies()),
                        on.clock(),
                        on.turns(),
                        supervisors,
                        on.clock().instant().atZone(policy.zone()))
                .make()
                .compose(made -> new DemoCare(
                                on.loops(), on.database().pool(), on.policies(), on.clock(), supervisors.get(0))
                        .make());
    }

    private Future<Void> campaigns() {
        var calendar = on.calendar();
        var supervisor = people.stream()
                .filter(one -> one.role() == Role.SUPERVISOR)
                .map(Person::asCaller)
                .findFirst();
        if (supervisor.isEmpty()) {
            return Future.succeededFuture();
        }
        var day = calendar.lastWorkingDays(LocalDate.ofInstant(on.clock().instant(), calendar.zone()), 2)
                .get(1);
        return new DemoCampaigns(
                        on.loops(),
                        on.database().pool(),
                        on.policies(),
                        on.deadlines(),
                        staff.handlers().get(0),
                        supervisor.get(),
                        day.atTime(MORNING).atZone(calendar.zone()).toInstant())
                .make();
    }

    private Future<Void> ties() {
        var supervisor = people.stream()
                .filter(one -> one.role() == Role.SUPERVISOR)
                .map(Person::asCaller)
                .findFirst();
        var agents = people.stream()
                .filter(one -> one.role() == Role.AGENT)
                .map(Person::id)
                .toList();
        if (supervisor.isEmpty() || agents.isEmpty()) {
            return Future.succeededFuture();
        }
        var rules = on.policies().inForce().policy().dispatch();
        return new DemoTies(
                        on.database().pool(),
                        new Training(rules.trainingDays(), on.calendar()),
                        rules.skills(),
                        supervisor.get(),
                        on.clock().instant())
                .make(agents);
    }

    /** Of calls that were no complaints. */
    private Future<Void> records() {
        return new DemoRecords(
                        on.database().pool(),
                        on.policies(),
                        on.deadlines(),
                        on.clock().instant())
                .write(staff.handlers().get(0));
    }

    private Future<Void> list() {
        return supervisor()
                .map(supervisor -> {
                    var jobs = new Jobs(on.database().pool(), on.clock());
                    var runner = listRunner(jobs, on.clock());
                    return new DemoList(
                                    on.vertx(),
                                    new CustomerLists(on.database().pool(), jobs, on.clock()),
                                    runner,
                                    supervisor.id())
                            .take();
                })
                .orElseGet(Future::succeededFuture);
    }

    private Optional<Caller.Staff> supervisor() {
        return people.stream()
                .filter(one -> one.role() == Role.SUPERVISOR)
                .map(Person::asCaller)
                .findFirst();
    }

    private JobRunner listRunner(Jobs jobs, InstantSource clock) {
        return runner(jobs, clock, new ListWork(on.vertx(), on.database(), on.policies(), clock));
    }

    private JobRunner runner(Jobs jobs, InstantSource clock, JobWork work) {
        var runner = new JobRunner(on.loops(), on.database(), clock, List.of(work));
        jobs.onCommitted(runner::lookNow);
        return runner;
    }

    private Future<Void> fileWork() {
        var agent = staff.handlers().stream()
                .filter(one -> one.role() == Role.AGENT)
                .findFirst();
        return supervisor()
                .flatMap(supervisor -> agent.map(by -> new DemoFileWork(
                                on.database().pool(),
                                on.policies(),
                                on.calendar(),
                                by,
                                supervisor,
                                on.clock().instant())
                        .make()))
                .orElseGet(Future::succeededFuture);
    }

    /** Where the policy seals files (A2). */
    private Future<Void> oldFiles() {
        var policy = on.policies().inForce().policy();
        var sealing = policy.personalData().sealing();
        if (sealing.isEmpty() || supervisor().isEmpty()) {
            return Future.succeededFuture();
        }
        var rule = sealing.get();
        var now = on.clock().instant();
        var longAgo = now.atZone(policy.zone())
                .minusYears(1L + rule.afterService() + rule.withoutService() + rule.afterCreation())
                .toInstant();
        var pool = on.database().pool();
        var jobs = new Jobs(pool, on.clock());
        var jobsOfThen = new Jobs(pool, InstantSource.fixed(longAgo));
        var erasing = new ErasureWork(pool, new ErasedCustomers(jobs), on.clock());
        return new DemoOldFiles(
                        on.vertx(),
                        pool,
                        jobs,
                        runner(jobs, on.clock(), erasing),
                        supervisor().orElseThrow(),
                        now)
                .make(
                        new CustomerLists(pool, jobsOfThen, InstantSource.fixed(longAgo)),
                        listRunner(jobsOfThen, InstantSource.fixed(longAgo)),
                        new SealingWork(on.loops(), pool, on.policies(), on.clock()));
    }
}
