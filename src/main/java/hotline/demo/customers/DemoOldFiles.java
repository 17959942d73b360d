package hotline.demo.customers;

import hotline.audit.PersonalDataAccess;
import hotline.customer.Customers;
import hotline.customer.lists.CustomerLists;
import hotline.customer.lists.ForgottenLists;
import hotline.customer.sealing.SealingWork;
import hotline.erasure.ErasureReason;
import hotline.erasure.Erasures;
import hotline.export.ErasedCustomers;
import hotline.identity.Caller;
import hotline.job.JobRunner;
import hotline.job.Jobs;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Files of long ago: they are sealed (A2), and one of them is erased as its customer asks. */
public final class DemoOldFiles {
    private static final String LIST = """
            客户编号,姓名或名称,客户类别,电话,地址
            O-1,皇甫云飞,个人,13817080001,上海市长宁区仙霞路350号12幢601室
            O-2,常州旧友贸易有限公司,单位,0519-85010002,江苏省常州市天宁区局前街1号
            O-3,司徒文静,个人,13817080003,上海市黄浦区方浜中路200号3室
            """;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String ERASED = "+8613817080003";

    private final Vertx vertx;
    private final Pool pool;
    private final Jobs jobs;
    private final JobRunner runner;
    private final Caller.Staff supervisor;
    private final Instant now;

    /**
     * Of jobs and their runner.
     *
     * @param jobs asks for the erasure
     * @param runner does jobs of erasures; it is started and stopped
     */
    public DemoOldFiles(Vertx vertx, Pool pool, Jobs jobs, JobRunner runner, Caller.Staff supervisor, Instant now) {
        this.vertx = vertx;
        this.pool = pool;
        this.jobs = jobs;
        this.runner = runner;
        this.supervisor = supervisor;
        this.now = now;
    }

    /** @param longAgo lists of a time before the term of files began, and who does their jobs */
    public Future<Void> make(CustomerLists longAgo, JobRunner listRunner, SealingWork sealing) {
        return new DemoList(vertx, longAgo, listRunner, supervisor.id())
                .take("老客户名单.csv", LIST)
                .compose(taken -> seal(sealing))
                .compose(closed -> erase());
    }

    private static Future<Void> seal(SealingWork sealing) {
        return sealing.round().compose(more -> more ? seal(sealing) : Future.succeededFuture());
    }

    private Future<Void> over(Erasures erasures) {
        return erasures.newestFirst(Long.MAX_VALUE, 1)
                .compose(newest -> newest.get(0).finishedAt().isPresent()
                        ? Future.succeededFuture()
                        : vertx.timer(LOOK.toMillis()).compose(waited -> over(erasures)));
    }

    private Future<Void> erase() {
        var customers = new Customers(pool, new PersonalDataAccess());
        var erasures =
                new Erasures(pool, jobs, customers, new ErasedCustomers(jobs), new ForgottenLists(jobs), () -> 0);
        runner.start();
        return customers
                .byPhone(new Customers.Reader(supervisor, now), ERASED, Optional.empty(), 1)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : erasures.ask(
                                        Once.unkeyed(),
                                        new Erasures.Request(
                                                found.get(0).id(),
                                                Optional.empty(),
                                                ErasureReason.ASKED,
                                                supervisor.id(),
                                                now))
                                .compose(asked -> over(erasures)))
                .eventually(runner::stop)
                .mapEmpty();
    }
}
