package hotline.demo.customers;

import hotline.audit.PersonalDataAccess;
import hotline.customer.Consent;
import hotline.customer.Contact;
import hotline.customer.ContactKind;
import hotline.customer.Customer;
import hotline.customer.CustomerKind;
import hotline.customer.Customers;
import hotline.customer.FileEdits;
import hotline.customer.FileFields;
import hotline.customer.merge.MergeRequest;
import hotline.customer.merge.Merges;
import hotline.identity.Caller;
import hotline.log.reading.LogReader;
import hotline.once.Once;
import hotline.priority.Turns;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What agents have recorded of a family and a company of the demo, and two files that they merged; others wait to be asked, or to be compared
 * by the loop that finds duplicates.
 */
public final class DemoFiles {
    private static final int MOST = 20;

    private final LogReader files;
    private final Customers customers;
    private final FileEdits edits;
    private final Merges merges;
    private final Caller.Staff agent;
    private final Instant now;

    /** @param files makes the files from the log */
    public DemoFiles(Pool pool, LogReader files, Turns turns, Caller.Staff agent, Instant now) {
        this.files = files;
        this.customers = new Customers(pool, new PersonalDataAccess());
        this.edits = new FileEdits(pool);
        this.merges = new Merges(pool, customers, turns);
        this.agent = agent;
        this.now = now;
    }

    public Future<Void> write() {
        return files.catchUp()
                .compose(read -> of(KnownCaller.FAMILY))
                .compose(family -> each(family, this::live))
                .compose(written -> of(KnownCaller.SWITCHBOARD))
                .compose(company -> each(company, this::trade))
                .compose(written -> of(KnownCaller.MERGED))
                .compose(stays -> of(KnownCaller.MERGED_TOO).compose(goes -> merge(goes, stays)));
    }

    private Future<List<Customer>> of(String phone) {
        return customers.byPhone(new Customers.Reader(agent, now), phone, Optional.empty(), MOST);
    }

    /** A short demo may lack one of them. */
    private Future<Void> merge(List<Customer> from, List<Customer> into) {
        return from.isEmpty() || into.isEmpty()
                ? Future.succeededFuture()
                : merges.merge(
                        Once.unkeyed(),
                        new MergeRequest(
                                from.get(0).id(),
                                into.get(0).id(),
                                Optional.empty(),
                                into.get(0).version(),
                                "客户本人确认两个号码都在用",
                                agent.id(),
                                now));
    }

    private interface Writing {
        Future<Void> of(Customer customer);
    }

    private static Future<Void> each(List<Customer> found, Writing writing) {
        var written = Future.<Void>succeededFuture();
        for (Customer customer : found) {
            written = written.compose(before -> writing.of(customer));
        }
        return written;
    }

    private Future<Void> live(Customer customer) {
        return add(customer, ContactKind.ADDRESS, "上海市普陀区武宁路星河苑8幢302室", "家");
    }

    private Future<Void> trade(Customer customer) {
        return add(customer, ContactKind.ADDRESS, "上海市浦东新区张杨路188号B座1205室", "公司")
                .compose(added -> add(customer, ContactKind.E_MAIL, "service@yuanhang.example", "客服组"))
                .compose(added -> edits.change(
                        Once.unkeyed(),
                        customer.id(),
                        Optional.empty(),
                        before -> new FileFields(
                                CustomerKind.COMPANY,
                                before.name(),
                                Optional.of("91310115MA1K4A1B2H"),
                                before.language(),
                                Optional.of("华东"),
                                before.department(),
                                before.specialCare(),
                                Optional.of(Consent.AGREED),
                                Optional.of(Consent.REFUSED),
                                Optional.of(agent.id())),
                        author()));
    }

    private Future<Void> add(Customer customer, ContactKind kind, String value, String label) {
        return edits.add(
                Once.unkeyed(),
                customer.id(),
                new Contact.Draft(kind, value, Optional.empty(), Optional.of(label)),
                author());
    }

    private FileEdits.Author author() {
        return new FileEdits.Author(agent.id(), now);
    }
}
