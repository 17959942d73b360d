package hotline.demo.care;

import hotline.audit.PersonalDataAccess;
import hotline.care.Care;
import hotline.care.CareMaking;
import hotline.care.CarePolicies;
import hotline.care.CareRow;
import hotline.care.CareState;
import hotline.care.ContactReport;
import hotline.care.Contacts;
import hotline.customer.Customers;
import hotline.identity.Caller;
import hotline.loop.Loops;
import hotline.once.Once;
import hotline.policy.Policies;
import hotline.policy.care.ContactWay;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The quarter before and this one (K2): most visits are reported, some calls too, and of the last quarter some are missed. */
public final class DemoCare {
    private static final int MANY = 200;
    private static final Duration QUARTER = Duration.ofDays(91);
    private static final Duration BEFORE = Duration.ofHours(30);
    private static final List<ContactReport.Words> WORDS = List.of(
            words("上月两起货差均已赔付，客户认可处理结果", "希望中转到达前一天有短信通知", "双十一前货量预计增加三成，需要加车"),
            words("破损率比上季度下降，木架加固有效", "建议固定一名提货司机", "明年拟开通西南线，请报价"),
            words("代收货款回款已提前到次日", "对账单希望改为电子版", "近期无新增需求"));

    private final CareMaking making;
    private final Care care;
    private final Contacts contacts;
    private final Caller.Staff supervisor;
    private final Instant now;

    public DemoCare(Loops loops, Pool pool, Policies policies, InstantSource clock, Caller.Staff supervisor) {
        var rules = new CarePolicies(policies);
        this.making = new CareMaking(loops, pool, rules, clock);
        var customers = new Customers(pool, new PersonalDataAccess());
        this.care = new Care(pool, rules, customers, clock);
        this.contacts = new Contacts(pool, rules, customers);
        this.supervisor = supervisor;
        this.now = clock.instant();
    }

    private static ContactReport.Words words(String progress, String suggestions, String needs) {
        return new ContactReport.Words(
                Optional.of("客户公司会议室，物流经理与我方客户经理"),
                Optional.of(suggestions),
                Optional.of(progress),
                Optional.of("新增一处华东分拨中心，已向客户说明"),
                Optional.of(needs));
    }

    public Future<Void> make() {
        var before = now.minus(QUARTER);
        return making.catchUp(before)
                .compose(made -> report(before, 3))
                .compose(reported -> making.catchUp(now))
                .compose(made -> report(now, 2))
                .compose(reported -> excuse());
    }

    /** All but one of so many. */
    private Future<Void> report(Instant at, int of) {
        return due(at).compose(rows -> report(rows, at, of, 0));
    }

    private Future<List<CareRow>> due(Instant at) {
        var filter = new Care.Filter(
                CareState.DUE,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MANY);
        return care.list(new Customers.Reader(supervisor, at), filter);
    }

    private Future<Void> report(List<CareRow> rows, Instant at, int of, int next) {
        if (next >= rows.size()) {
            return Future.succeededFuture();
        }
        var row = rows.get(next);
        var reported = row.file() % of == 0
                ? Future.succeededFuture()
                : contacts.record(Once.unkeyed(), row.file(), contact(row, at), supervisor.id(), at);
        return reported.compose(done -> report(rows, at, of, next + 1));
    }

    private static ContactReport contact(CareRow row, Instant at) {
        var way = ContactWay.of(row.ways().get(0)).orElse(ContactWay.VISIT);
        var mixed = (int) (row.file() % WORDS.size());
        return new ContactReport(way, row.level(), at.minus(BEFORE), WORDS.get(mixed), Optional.of(3 + mixed));
    }

    private Future<Void> excuse() {
        return due(now).compose(rows -> rows.size() < 2
                ? Future.succeededFuture()
                : care.excuse(
                        Once.unkeyed(),
                        new Care.Excuse(
                                rows.get(0).file(),
                                rows.get(0).rule(),
                                rows.get(0).from(),
                                "客户停产检修，下期再访",
                                supervisor.id(),
                                now)));
    }
}
