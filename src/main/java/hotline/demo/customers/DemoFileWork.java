package hotline.demo.customers;

import hotline.audit.PersonalDataAccess;
import hotline.customer.Contact;
import hotline.customer.ContactKind;
import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.customer.FileEdits;
import hotline.customer.handover.FileKind;
import hotline.customer.handover.Given;
import hotline.customer.handover.HandOverRules;
import hotline.customer.handover.HandOverStep;
import hotline.customer.handover.HandOvers;
import hotline.customer.missing.MissingFiles;
import hotline.customer.missing.MissingRules;
import hotline.customer.missing.MissingStep;
import hotline.customer.quality.CheckedField;
import hotline.customer.quality.FileSamples;
import hotline.customer.quality.Verdict;
import hotline.identity.Caller;
import hotline.once.Once;
import hotline.paging.ListCursor;
import hotline.policy.Policies;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people do with the files of the list: they hand some over, look for missing ones, review what an agent completed, and check last month's
 * sample. Some of it is done, some waits, and some is late.
 */
public final class DemoFileWork {
    private static final String COMPANY = "+8651265010001";
    private static final String SUPPLIER = "+8657487650011";
    private static final String PERSON = "+8613817090001";
    private static final String SAME_PERSON = "+8617717090002";
    private static final String FAMILY = "+8613917090003";
    private static final int MOST = 20;
    private static final int CHECKED = 12;

    private final Customers customers;
    private final FileEdits edits;
    private final HandOvers handOvers;
    private final MissingFiles missing;
    private final FileSamples samples;
    private final Caller.Staff agent;
    private final Caller.Staff supervisor;
    private final List<String> departments;
    private final YearMonth lastMonth;
    private final Instant now;

    /** @param agent and {@code supervisor}, who checks what the agent gives */
    public DemoFileWork(
            Pool pool,
            Policies policies,
            WorkingCalendar calendar,
            Caller.Staff agent,
            Caller.Staff supervisor,
            Instant now) {
        var policy = policies.inForce().policy();
        var access = new PersonalDataAccess();
        this.customers = new Customers(pool, access);
        this.edits = new FileEdits(pool);
        this.handOvers = new HandOvers(
                pool, access, () -> new HandOverRules(policy.personalData().handOver(), calendar));
        this.missing = new MissingFiles(
                pool,
                customers,
                () -> new MissingRules(policy.personalData().upkeep().delivered(), calendar));
        this.samples = new FileSamples(pool, customers, policies);
        this.agent = agent;
        this.supervisor = supervisor;
        this.departments = policy.departments().stream().map(one -> one.code()).toList();
        this.lastMonth = YearMonth.from(now.atZone(policy.zone())).minusMonths(1);
        this.now = now;
    }

    public Future<Void> make() {
        if (departments.size() < 2) {
            return Future.succeededFuture();
        }
        return of(COMPANY)
                .compose(this::handOverLate)
                .compose(made -> of(PERSON))
                .compose(this::returned)
                .compose(made -> of(SAME_PERSON))
                .compose(this::accepted)
                .compose(made -> of(SUPPLIER))
                .compose(this::missingLate)
                .compose(made -> of(FAMILY))
                .compose(this::heldBackAndDelivered)
                .compose(made -> of(PERSON))
                .compose(this::reviewed)
                .compose(made -> sample());
    }

    private Future<List<Customer>> of(String phone) {
        return customers.byPhone(new Customers.Reader(agent, now), phone, Optional.empty(), MOST);
    }

    private Instant ago(int days) {
        return now.minus(Duration.ofDays(days));
    }

    private Future<Void> handOverLate(List<Customer> files) {
        return give(files, FileKind.SALES, ago(8), "续签年度合同，由客服转理赔跟进").mapEmpty();
    }

    private Future<Void> returned(List<Customer> files) {
        return give(files, FileKind.SERVICE, now, "改为到付客户")
                .compose(given -> step(files, HandOverStep.RETURN, List.of("缺身份证件号", "地址无门牌号")));
    }

    private Future<Void> accepted(List<Customer> files) {
        return give(files, FileKind.SERVICE, ago(1), "客户迁居")
                .compose(given -> step(files, HandOverStep.ACCEPT, List.of()));
    }

    private Future<Given.Result> give(List<Customer> files, FileKind kind, Instant at, String note) {
        var ids = files.stream().map(Customer::id).toList();
        return handOvers.give(
                Once.unkeyed(),
                new Given(kind, ids, Optional.empty(), departments.get(1), Optional.empty(), at, Optional.of(note)),
                agent.id(),
                at);
    }

    /** The first of the files. */
    private Future<Void> step(List<Customer> files, HandOverStep step, List<String> defects) {
        if (files.isEmpty()) {
            return Future.succeededFuture();
        }
        var filter = new HandOvers.Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ListCursor.BEFORE_FIRST_DUE,
                MOST);
        return handOvers
                .ofCustomer(supervisor.id(), now, files.get(0).id(), filter)
                .compose(page -> page.items().isEmpty()
                        ? Future.succeededFuture()
                        : handOvers
                                .step(
                                        Once.unkeyed(),
                                        page.items().get(0).id(),
                                        new HandOvers.Taken(step, defects, supervisor, now))
                                .mapEmpty());
    }

    private Future<Void> missingLate(List<Customer> files) {
        return report(files, ago(4), "缺营业执照复印件")
                .compose(reported -> missing.report(
                        Once.unkeyed(),
                        new MissingFiles.Reported(
                                Optional.empty(),
                                Optional.of("慕容雪"),
                                departments.get(0),
                                Optional.empty(),
                                Optional.of("门店盘点有纸质档案，系统内查不到"),
                                agent.id(),
                                now)))
                .compose(reported -> missing.count(Once.unkeyed(), departments.get(1), 0, agent.id(), now))
                .mapEmpty();
    }

    private Future<Void> heldBackAndDelivered(List<Customer> files) {
        return files.size() < 2
                ? Future.succeededFuture()
                : report(files.subList(0, 1), ago(3), "缺保价协议")
                        .compose(one -> step(one, MissingStep.HOLD_BACK, Optional.of("正在诉讼，原件在法院")))
                        .compose(held -> report(files.subList(1, 2), ago(1), "缺签收单"))
                        .compose(other -> step(other, MissingStep.DELIVER, Optional.empty()));
    }

    private Future<Optional<Long>> report(List<Customer> files, Instant at, String note) {
        return files.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : missing.report(
                                Once.unkeyed(),
                                new MissingFiles.Reported(
                                        Optional.of(files.get(0).id()),
                                        Optional.empty(),
                                        departments.get(0),
                                        Optional.empty(),
                                        Optional.of(note),
                                        agent.id(),
                                        at))
                        .map(made -> Optional.of(made.id()));
    }

    private Future<Void> step(Optional<Long> id, MissingStep step, Optional<String> reason) {
        return id.map(of -> missing.step(
                                Once.unkeyed(),
                                of,
                                new MissingFiles.Taken(step, Optional.empty(), reason, supervisor, now))
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture);
    }

    /**
     * An agent completes the family's files; the supervisor finds one right and one not, and others wait. A file lacks its number where the
     * callbacks of this story did not reach the customer; then there is nothing to review.
     */
    private Future<Void> reviewed(List<Customer> ignored) {
        return of(KnownCaller.FAMILY).compose(family -> {
            var done = Future.<Void>succeededFuture();
            for (int i = 0; i < Math.min(2, family.size()); i++) {
                var file = family.get(i).id();
                var defect = i == 0 ? Optional.of("地址与身份证不符，请核对") : Optional.<String>empty();
                done = done.compose(before -> complete(file))
                        .compose(completed -> customers.changed(file))
                        .compose(completed -> completed.missing().isEmpty()
                                ? edits.review(Once.unkeyed(), file, Optional.empty(), defect, supervisor, now)
                                : Future.succeededFuture());
            }
            return done;
        });
    }

    /** By one more way to reach the customer, so that it is an agent who completed it. */
    private Future<Void> complete(long file) {
        return edits.add(
                Once.unkeyed(),
                file,
                new Contact.Draft(
                        ContactKind.E_MAIL, "family" + file + "@example.com", Optional.empty(), Optional.empty()),
                new FileEdits.Author(agent.id(), ago(1)));
    }

    private Future<Void> sample() {
        var reader = new Customers.Reader(supervisor, now);
        return samples.draw(Once.unkeyed(), lastMonth, reader)
                .compose(drawn -> samples.files(reader, lastMonth, Optional.empty(), 0, CHECKED))
                .compose(drawn -> {
                    var checked = Future.<Void>succeededFuture();
                    for (var one : drawn) {
                        checked = checked.compose(before -> samples.check(
                                Once.unkeyed(),
                                lastMonth,
                                one.sampled().file(),
                                verdicts(one.sampled().place(), one.sampled().fields()),
                                supervisor.id(),
                                now));
                    }
                    return checked;
                });
    }

    /** Every seventh number is wrong, and every fifth customer is not reached. */
    private static Map<CheckedField, Verdict> verdicts(int place, List<CheckedField> fields) {
        var found = new EnumMap<CheckedField, Verdict>(CheckedField.class);
        for (CheckedField field : fields) {
            boolean isWrong = field == CheckedField.PHONE && place % 7 == 0;
            found.put(field, isWrong ? Verdict.FALSE : place % 5 == 0 ? Verdict.UNREACHABLE : Verdict.TRUE);
        }
        return found;
    }
}
