package hotline.server;

import hotline.attachment.AttachmentLimits;
import hotline.attachment.blob.Blobs;
import hotline.attachment.upload.Uploads;
import hotline.demo.DemoData;
import hotline.demo.DemoData.Scale;
import hotline.demo.Network;
import hotline.demo.Staff;
import hotline.demo.Staff.BranchAccount;
import hotline.demo.agentday.DemoLog;
import hotline.demo.figures.DemoFigures;
import hotline.demo.floor.Colleague;
import hotline.demo.floor.DemoFloor;
import hotline.demo.report.DemoReports;
import hotline.demo.thread.DemoThread;
import hotline.demo.volume.DemoVolumes;
import hotline.demo.whole.DemoCustomers;
import hotline.demo.whole.DemoServices;
import hotline.identity.NewPerson;
import hotline.identity.Person;
import hotline.identity.Role;
import hotline.measures.comparison.Charts;
import hotline.measures.facts.FactReader;
import hotline.measures.warning.EarlyWarnings;
import hotline.network.UnitMembers;
import hotline.network.Units;
import hotline.network.Units.Author;
import hotline.offer.OfferRoom;
import hotline.satisfaction.LinkedCase;
import hotline.thread.BranchQuestions;
import hotline.visit.Visits;
import hotline.volume.Volumes;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
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
                    .compose(people -> fill(on, people).compose(filled -> floor(on, identity, people)))
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
                            .compose(logged -> new DemoCustomers(services(on), staff, people).make())
                            .compose(made -> reports(on).make(people))
                            .compose(made -> figures(on).make(people))
                            .compose(made -> telephony(on, people))
                            .compose(made -> thread(on, staff))
                            .compose(made -> OutboxFeature.demoMessages(on).make())
                            .compose(made -> OutboxFeature.demoWebhooks(on).make());
        });
    }

    private static Future<Void> floor(Foundation on, IdentityFeature identity, List<Person> people) {
        var services = ComplaintServices.of(
                on.database(),
                on.rules(),
                on.parking(),
                on.clock(),
                AttachmentLimits.USUAL,
                DemoStart::leftToTheServer);
        var work = OfferRoom.beside(on.loops(), DistributionFeature.rooms(on, services, identity.presence()));
        return new DemoFloor(
                        on.database().pool(),
                        identity.presence(),
                        identity.streams(),
                        new Colleague(
                                work.offers(),
                                work.queues(),
                                services.callbacks(),
                                services.outcomes(),
                                services.changes(),
                                new Visits(
                                        on.database(),
                                        work.withdrawals(),
                                        services.endings(),
                                        services.pokes(),
                                        on.policies(),
                                        on.clock())),
                        on.clock(),
                        staff(people).handlers())
                .open(on.loops());
    }

    /** A loop of the server files the linked cases that are promised. */
    private static Future<List<String>> leftToTheServer(List<LinkedCase> cases) {
        return Future.failedFuture("the server files " + cases.size());
    }

    private static Future<Void> telephony(Foundation on, List<Person> people) {
        var calendar = services(on).calendar();
        var zone = calendar.zone();
        var today = LocalDate.ofInstant(on.clock().instant(), zone);
        return TelephonyFeature.demo(on)
                .make(people, calendar.lastWorkingDays(today, 2).get(1), zone);
    }

    private static Future<Void> thread(Foundation on, Staff staff) {
        var services = ComplaintServices.of(
                on.database(),
                on.rules(),
                on.parking(),
                on.clock(),
                AttachmentLimits.USUAL,
                DemoStart::leftToTheServer);
        var policy = on.policies().inForce().policy();
        var now = on.clock().instant();
        var today = now.atZone(policy.zone()).toLocalDate();
        var network = on.network().map();
        return new DemoThread(
                        on.database().pool(),
                        services.changes(),
                        clock -> new BranchQuestions(on.database(), services.reader(), services.changes(), clock),
                        new Uploads(
                                on.database(),
                                Blobs.inDatabase(on.database(), on.clock()),
                                on.clock(),
                                AttachmentLimits.USUAL),
                        policy,
                        staff.handlers().get(0).id(),
                        now)
                .make(staff.branches().stream()
                        .filter(account ->
                                network.written(account.branch(), today).isPresent())
                        .collect(Collectors.toMap(
                                account -> network.written(account.branch(), today)
                                        .orElseThrow()
                                        .code(),
                                account -> account)));
    }

    private static DemoServices services(Foundation on) {
        return new DemoServices(on.vertx(), on.database(), on.rules(), on.network(), on.parking(), on.clock());
    }

    private static DemoReports reports(Foundation on) {
        var services = services(on);
        var calendar = services.calendar();
        var zone = calendar.zone();
        var today = LocalDate.ofInstant(on.clock().instant(), zone);
        return new DemoReports(
                ReportFeature.services(on),
                services.reader(new FactReader(on.vertx(), zone)),
                on.policies(),
                today,
                calendar.lastWorkingDays(today, 2).get(1));
    }

    /** Reports have had the facts counted. */
    private static DemoFigures figures(Foundation on) {
        var pool = on.database().pool();
        var services = services(on);
        var calendar = services.calendar();
        return new DemoFigures(
                new EarlyWarnings(services.loops(), pool, () -> calendar, on.clock()),
                new Charts(pool, MeasuresFeature.breakdowns(on), on.clock()),
                LocalDate.ofInstant(on.clock().instant(), calendar.zone()));
    }

    private static Future<Void> log(Foundation on, Staff staff) {
        return new DemoLog(
                        on.database().pool(),
                        services(on).calendar(),
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
