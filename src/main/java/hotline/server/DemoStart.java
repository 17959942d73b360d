package hotline.server;

import hotline.complaint.change.ComplaintChanges;
import hotline.customer.FileReader;
import hotline.customer.lists.CustomerLists;
import hotline.customer.lists.ListWork;
import hotline.demo.DemoData;
import hotline.demo.DemoData.Scale;
import hotline.demo.Network;
import hotline.demo.Staff;
import hotline.demo.Staff.BranchAccount;
import hotline.demo.agentday.DemoLog;
import hotline.demo.care.DemoCampaigns;
import hotline.demo.care.DemoCare;
import hotline.demo.customers.DemoFiles;
import hotline.demo.customers.DemoList;
import hotline.demo.figures.DemoFigures;
import hotline.demo.joining.DemoPair;
import hotline.demo.report.DemoReports;
import hotline.demo.tiers.DemoCalls;
import hotline.demo.tiers.DemoTiers;
import hotline.demo.volume.DemoVolumes;
import hotline.escalation.LateEndings;
import hotline.identity.NewPerson;
import hotline.identity.Person;
import hotline.identity.Role;
import hotline.intake.Intake;
import hotline.job.JobRunner;
import hotline.job.Jobs;
import hotline.joining.HintReader;
import hotline.joining.Hints;
import hotline.joining.Joining;
import hotline.log.reading.LogConsumer;
import hotline.log.reading.LogReader;
import hotline.loop.Loops;
import hotline.measures.comparison.Charts;
import hotline.measures.facts.FactReader;
import hotline.measures.warning.EarlyWarnings;
import hotline.network.UnitMembers;
import hotline.network.Units;
import hotline.network.Units.Author;
import hotline.priority.Turns;
import hotline.sla.WorkingCalendar;
import hotline.tier.TierPolicies;
import hotline.volume.Volumes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code serve --demo}: accounts to sign in with, and three months of complaints in an empty database. */
public final class DemoStart implements BeforeServing {
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

    private final PrintWriter out;
    private final Scale scale;

    public DemoStart(PrintWriter out, Scale scale) {
        this.out = out;
        this.scale = scale;
    }

    @Override
    public Future<Void> prepare(Foundation on, IdentityFeature identity) {
        return DemoAccounts.createWhereNobodyIs(identity.people()).compose(ours -> {
            if (!ours) {
                LOG.info("There are people already, so neither demo accounts nor demo complaints were made");
                return Future.succeededFuture();
            }
            return identity.people()
                    .all()
                    .compose(listed -> network(on).map(listed))
                    .map(listed -> listed.stream().map(one -> one.person()).toList())
                    .compose(people -> fill(on, people))
                    .onSuccess(filled -> tellAccounts());
        });
    }

    /** Where an administrator has added units, they stay. */
    private static Future<Void> network(Foundation on) {
        if (!on.network().map().isEmpty()) {
            return Future.succeededFuture();
        }
        var now = on.clock().instant();
        var policies = on.policies();
        var pool = on.database().pool();
        return new Network()
                .fill(
                        new Units(on.vertx(), pool, () -> Set.copyOf(policies.lines())),
                        new UnitMembers(pool),
                        now.atZone(policies.inForce().policy().zone()).toLocalDate(),
                        new Author(Optional.empty(), now))
                .compose(filled -> on.network().learn())
                .compose(learnt -> DemoVolumes.fill(
                        new Volumes(on.vertx(), pool, () -> on.network().map()),
                        on.network().map(),
                        new Volumes.Author(
                                Optional.empty(),
                                now,
                                now.atZone(policies.inForce().policy().zone()).toLocalDate())));
    }

    private Future<Void> fill(Foundation on, List<Person> people) {
        long began = System.nanoTime();
        var data = new DemoData(
                on.vertx(),
                on.database(),
                on.rules(),
                () -> on.network().map(),
                on.clock(),
                complaints -> LOG.info("Demo data: {} complaints so far", complaints));
        var staff = staff(people);
        return data.fillIfEmpty(staff, scale).compose(filed -> {
            var took = Duration.ofNanos(System.nanoTime() - began);
            out.println(
                    filed == 0
                            ? "Demo data: there are complaints already, they stay as they are"
                            : "Demo data: %,d complaints of three months in %d s".formatted(filed, took.toSeconds()));
            out.flush();
            return filed == 0
                    ? Future.succeededFuture()
                    : log(on, staff)
                            .compose(logged -> files(on, staff))
                            .compose(recorded -> pair(on, staff))
                            .compose(recorded -> tiers(on, people))
                            .compose(decided -> calls(on, staff))
                            .compose(recorded -> list(on, people))
                            .compose(recorded -> campaigns(on, staff, people))
                            .compose(recorded -> reports(on).make(people))
                            .compose(made -> figures(on).make(people));
        });
    }

    private static DemoReports reports(Foundation on) {
        var calendar = calendar(on);
        var zone = calendar.zone();
        var today = LocalDate.ofInstant(on.clock().instant(), zone);
        return new DemoReports(
                ReportFeature.services(on),
                reader(on, new FactReader(on.vertx(), zone)),
                on.policies(),
                today,
                calendar.lastWorkingDays(today, 2).get(1));
    }

    private static LogReader reader(Foundation on, LogConsumer reading) {
        return new LogReader(loops(on), on.database().pool(), reading, on.parking());
    }

    /** Loops have metrics of their names once the server serves, so these have none. */
    private static Loops loops(Foundation on) {
        return new Loops(on.vertx(), new SimpleMeterRegistry());
    }

    private static WorkingCalendar calendar(Foundation on) {
        return on.deadlines().calendar(on.policies().inForce().id());
    }

    /** Reports have had the facts counted. */
    private static DemoFigures figures(Foundation on) {
        var pool = on.database().pool();
        var calendar = calendar(on);
        return new DemoFigures(
                new EarlyWarnings(loops(on), pool, () -> calendar, on.clock()),
                new Charts(pool, MeasuresFeature.breakdowns(on), on.clock()),
                LocalDate.ofInstant(on.clock().instant(), calendar.zone()));
    }

    private static Future<Void> files(Foundation on, Staff staff) {
        var files = reader(on, new FileReader(on.vertx(), new Turns(on.policies())));
        return new DemoFiles(
                        on.database().pool(),
                        files,
                        new Turns(on.policies()),
                        staff.handlers().get(0),
                        on.clock().instant())
                .write();
    }

    private static Future<Void> pair(Foundation on, Staff staff) {
        var pool = on.database().pool();
        var changes = new ComplaintChanges(
                on.database(), on.policies(), on.deadlines(), List.of(new LateEndings(on.deadlines())));
        var intake = intake(on);
        return new DemoPair(
                        pool,
                        intake,
                        reader(on, new HintReader(on.vertx())),
                        new Hints(on.vertx(), pool),
                        new Joining(on.database(), changes),
                        staff.handlers().get(0),
                        on.policies().inForce().policy(),
                        on.clock().instant())
                .write()
                .eventually(() -> intake.writer().close());
    }

    private static Intake intake(Foundation on) {
        return new Intake(on.vertx(), on.database().intakePool(), on.rules(), on.clock(), () -> on.network()
                .map());
    }

    private static Future<Void> calls(Foundation on, Staff staff) {
        var intake = intake(on);
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
    private static Future<Void> tiers(Foundation on, List<Person> people) {
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
                        new Turns(on.policies()),
                        supervisors,
                        on.clock().instant().atZone(policy.zone()))
                .make()
                .compose(made -> new DemoCare(
                                loops(on), on.database().pool(), on.policies(), on.clock(), supervisors.get(0))
                        .make());
    }

    private static Future<Void> campaigns(Foundation on, Staff staff, List<Person> people) {
        var calendar = calendar(on);
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
                        loops(on),
                        on.database().pool(),
                        on.policies(),
                        on.deadlines(),
                        staff.handlers().get(0),
                        supervisor.get(),
                        day.atTime(MORNING).atZone(calendar.zone()).toInstant())
                .make();
    }

    private static Future<Void> list(Foundation on, List<Person> people) {
        var supervisor =
                people.stream().filter(one -> one.role() == Role.SUPERVISOR).findFirst();
        if (supervisor.isEmpty()) {
            return Future.succeededFuture();
        }
        var jobs = new Jobs(on.database().pool(), on.clock());
        var work = new ListWork(on.vertx(), on.database(), on.policies(), on.clock());
        var runner = new JobRunner(loops(on), on.database(), on.clock(), List.of(work));
        jobs.onCommitted(runner::lookNow);
        return new DemoList(
                        on.vertx(),
                        new CustomerLists(on.database().pool(), jobs, on.clock()),
                        runner,
                        supervisor.get().id())
                .take();
    }

    private static Future<Void> log(Foundation on, Staff staff) {
        return new DemoLog(
                        on.database().pool(),
                        calendar(on),
                        staff.handlers(),
                        on.clock().instant())
                .write();
    }

    private static Staff staff(List<Person> people) {
        Map<String, Person> byLogin = people.stream().collect(Collectors.toMap(Person::login, person -> person));
        var demo = DemoAccounts.all().stream()
                .map(NewPerson::login)
                .filter(byLogin::containsKey)
                .map(byLogin::get)
                .sorted(Comparator.comparing(Person::login))
                .toList();
        return new Staff(
                demo.stream()
                        .filter(person -> person.role().handlesComplaints())
                        .map(Person::asCaller)
                        .toList(),
                demo.stream()
                        .filter(person -> person.role() == Role.BRANCH)
                        .map(person ->
                                new BranchAccount(person.id(), person.branch().orElseThrow()))
                        .toList());
    }

    private void tellAccounts() {
        out.println("Demo accounts, for trying only; the password of all is " + DemoAccounts.PASSWORD);
        for (NewPerson person : DemoAccounts.all()) {
            out.printf("  %-12s %-10s %s%n", person.login(), person.role().code(), person.name());
        }
        out.flush();
    }
}
