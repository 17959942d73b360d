package hotline.demo.customers;

import hotline.customer.lists.CustomerList;
import hotline.customer.lists.CustomerLists;
import hotline.job.JobRunner;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * A list that a supervisor sent: a company with extensions under two numbers of the other software, one person under two phone numbers, a family
 * that shares one, and some rows that can't be taken. The first two are pairs of files that may be one customer's.
 */
public final class DemoList {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Set<String> UNDER_WAY = Set.of("checking", "taking");
    private static final String LIST = """
            客户编号,姓名或名称,客户类别,统一社会信用代码,电话,电子邮箱,地址,对接部门,非投诉来电,非投诉短信
            K-1001,苏州锦溪纺织品有限公司,单位,91320506MA1W9X2K7X,0512-65010001 转 101 [前台] | 0512-65010001 转 102 [仓库],service@jinxi.example,江苏省苏州市吴中区木渎镇金山路188号3幢,,同意,同意
            K-1002,锦溪纺织（苏州）有限公司,单位,91320506MA1W9X2K7X,0512-65010088,,江苏省苏州市吴中区木渎镇金山路188号,,,
            K-1003,尉迟恭远,个人,,13817090001,,上海市静安区延平路98弄6号1203室,,同意,拒绝
            K-1004,尉迟恭远,个人,,17717090002,,上海市静安区延平路98弄6号1203室,,,
            K-1005,孟庆海,个人,,13917090003,,浙江省杭州市西湖区文三路259号5幢402室 [家],,,
            K-1006,孟小雨,个人,,13917090003 [父亲的手机],,浙江省杭州市西湖区文三路259号5幢402室 [家],,,
            K-1007,宁波甬联供应链管理有限公司,单位,,0574-87650011 转 8 [客服],,浙江省宁波市鄞州区首南街道学士路1号,,,
            K-1008,周晓岚,个人,,1381709,,,,,
            K-1009,,个人,,13817090009,,,,,
            K-1010,无锡恒川物流有限公司,单位,91320200MA1X00000A,0510-82730010,,,,,
            K-1003,尉迟先生,个人,,13817090001,,,,,
            ,钱先生,个人,,,,,,,
            """;

    private final Vertx vertx;
    private final CustomerLists lists;
    private final JobRunner runner;
    private final long supervisor;

    /** @param runner does the jobs of lists; it is started and stopped */
    public DemoList(Vertx vertx, CustomerLists lists, JobRunner runner, long supervisor) {
        this.vertx = vertx;
        this.lists = lists;
        this.runner = runner;
        this.supervisor = supervisor;
    }

    public Future<Void> take() {
        return take("华东客户名单.csv", LIST);
    }

    Future<Void> take(String name, String list) {
        var bytes = Buffer.buffer(list.getBytes(StandardCharsets.UTF_8));
        runner.start();
        return lists.begin(Once.unkeyed(), supervisor, name, bytes.length())
                .compose(begun -> lists.put(supervisor, begun.id(), 0, bytes)
                        .compose(put -> lists.check(Once.unkeyed(), supervisor, begun.id()))
                        .compose(this::over)
                        .compose(checked -> lists.take(Once.unkeyed(), supervisor, begun.id()))
                        .compose(this::over))
                .eventually(runner::stop)
                .mapEmpty();
    }

    private Future<CustomerList> over(CustomerList list) {
        return UNDER_WAY.contains(list.state())
                ? vertx.timer(LOOK.toMillis())
                        .compose(waited -> lists.read(list.id()))
                        .compose(this::over)
                : Future.succeededFuture(list);
    }
}
