package hotline.http.api.customers;

import hotline.complaint.Actor;
import hotline.complaint.reading.ComplaintReader;
import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.customer.Customers.Reader;
import hotline.customer.FileChoices;
import hotline.customer.FileEdits;
import hotline.customer.FileEdits.Author;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.api.PhoneJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Fault;
import hotline.intake.PhoneReading.Phone;
import hotline.network.Network;
import hotline.paging.ListCursor;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.tier.Tier;
import hotline.search.SearchText;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Customers' files, for agents and supervisors. */
public final class CustomerRoutes implements Routes {
    private static final int LONGEST_REASON = 2000;

    private final Customers customers;
    private final FileEdits edits;
    private final FileChoices choices;
    private final ComplaintReader complaints;
    private final Policies policies;
    private final InstantSource clock;
    private final Network network;
    private final ComplaintJson complaintJson;
    private final PhoneNumbers phones = new PhoneNumbers();

    public CustomerRoutes(
            Customers customers,
            FileEdits edits,
            FileChoices choices,
            ComplaintReader complaints,
            Policies policies,
            InstantSource clock,
            Network network,
            ComplaintJson complaintJson) {
        this.customers = customers;
        this.edits = edits;
        this.choices = choices;
        this.complaints = complaints;
        this.policies = policies;
        this.clock = clock;
        this.network = network;
        this.complaintJson = complaintJson;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listCustomers", this::list);
        bind.accept("getCustomer", this::get);
        bind.accept("listStoryOfCustomer", this::story);
        bind.accept("listChangesOfCustomer", this::changes);
        bind.accept("changeCustomer", this::change);
        bind.accept("confirmCustomer", this::confirm);
        bind.accept("addContact", this::addContact);
        bind.accept("endContact", this::endContact);
        bind.accept("chooseCustomer", this::choose);
    }

    private Future<Answer> list(Exchange exchange) {
        var reader = reader(exchange);
        int limit = exchange.limit();
        var name = exchange.query("name");
        if (exchange.query("tier").isPresent()) {
            return ofTier(exchange, reader, limit);
        }
        var phone = exchange.query("phone").map(this::phone);
        if (name.isPresent() == phone.isPresent()) {
            throw Failure.Invalid.field("name", "ask by either name, phone or tier");
        }
        var found = phone.map(of -> customers.byPhone(reader, of.number(), of.extension(), limit))
                .orElseGet(() -> named(reader, name.orElseThrow(), limit));
        return found.map(all -> Answer.ok(list(all, phone).put("next", null)));
    }

    /** As the search box finds them; a name that has digits itself, such as 1688商贸, is found as a whole. */
    private Future<List<Customer>> named(Reader reader, String typed, int limit) {
        var sought = SearchText.customer(typed);
        return sought.flatMap(SearchText.SoughtCustomer::lastDigits)
                .map(digits ->
                        customers.byLastDigits(reader, digits, sought.flatMap(SearchText.SoughtCustomer::name), limit))
                .orElse(Future.succeededFuture(List.of()))
                .compose(found ->
                        found.isEmpty() ? customers.byName(reader, typed, limit) : Future.succeededFuture(found));
    }

    private Future<Answer> ofTier(Exchange exchange, Reader reader, int limit) {
        var tier = exchange.query("tier")
                .flatMap(Tier::of)
                .orElseThrow(() -> Failure.Invalid.field("tier", "must be a tier such as vip"));
        long after = NewestFirst.after(exchange).orElse(0L);
        return customers
                .byTier(reader, tier, exchange.query("department"), after, limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, Customer::id, json()::customer)
                        .put("phone", null)));
    }

    private JsonObject list(List<Customer> found, Optional<Phone> phone) {
        return new JsonObject()
                .put("items", ComplaintJson.array(found, json()::customer))
                .put(
                        "phone",
                        JsonValue.orNull(phone.map(read ->
                                PhoneJson.of(phones, read.number(), read.extension(), policy().phoneRegion()))));
    }

    private Phone phone(String written) {
        var read = phones.read(written, policy().phoneRegion());
        if (read instanceof Fault fault) {
            throw Failure.Invalid.field("phone", fault.words(), fault.code());
        }
        return read.phone().orElseThrow();
    }

    private Future<Answer> get(Exchange exchange) {
        long file = id(exchange);
        return customers
                .read(reader(exchange), file)
                .map(found -> Answer.ok(json().customer(found, file), found.version()));
    }

    private Future<Answer> story(Exchange exchange) {
        var reader = reader(exchange);
        var after = exchange.query("after").map(ListCursor::parse).orElse(ListCursor.BEFORE_NEWEST);
        return customers
                .story(reader, id(exchange), after, exchange.limit())
                .map(page -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(page.items(), json()::entry))
                        .put("next", JsonValue.orNull(page.next()))));
    }

    private Future<Answer> changes(Exchange exchange) {
        var reader = reader(exchange);
        int limit = exchange.limit();
        long before = NewestFirst.after(exchange).orElse(Long.MAX_VALUE);
        return customers
                .changes(reader, id(exchange), before, limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, change -> change.id(), json()::change)));
    }

    private Future<Answer> change(Exchange exchange) {
        var author = author(exchange);
        var version = exchange.ifMatch();
        long file = id(exchange);
        var body = exchange.body();
        return edits.change(
                        exchange.once(),
                        file,
                        version,
                        before -> new FileFieldsReader(body, policy()).after(before),
                        author)
                .compose(changed -> now(file));
    }

    private Future<Answer> confirm(Exchange exchange) {
        long file = id(exchange);
        return edits.confirm(exchange.once(), file, exchange.ifMatch(), author(exchange))
                .compose(confirmed -> now(file));
    }

    private Future<Answer> addContact(Exchange exchange) {
        var author = author(exchange);
        long file = id(exchange);
        var contact = new ContactReader(phones, policy().phoneRegion()).read(exchange.body());
        return edits.add(exchange.once(), file, contact, author).compose(added -> now(file));
    }

    private Future<Answer> endContact(Exchange exchange) {
        var author = author(exchange);
        long file = id(exchange);
        long contact = Exchange.id(exchange.path("contact"))
                .orElseThrow(() -> new Failure.NotFound("the file has no such contact"));
        return edits.end(exchange.once(), file, contact, author).compose(ended -> now(file));
    }

    private Future<Answer> choose(Exchange exchange) {
        var agent = new Actor.Person(exchange.caller().handler().id());
        var version = exchange.ifMatch();
        var body = exchange.body();
        int file = body.requiredInteger("customer", 1, Integer.MAX_VALUE);
        var reason = body.text("reason", LONGEST_REASON);
        body.done();
        return choices.choose(
                        exchange.once(),
                        exchange.caseNumber(),
                        new FileChoices.Choice(file, reason, agent, clock.instant(), version))
                .compose(chosen -> complaints.changed(chosen.after().id()))
                .map(complaint -> Answer.ok(
                        complaintJson.full(complaint, exchange.caller()),
                        complaint.state().version()));
    }

    private Future<Answer> now(long file) {
        return customers.changed(file).map(this::answer);
    }

    private Answer answer(Customer customer) {
        return Answer.ok(json().customer(customer), customer.version());
    }

    private Reader reader(Exchange exchange) {
        return new Reader(exchange.caller().handler(), clock.instant());
    }

    private Author author(Exchange exchange) {
        return new Author(exchange.caller().handler().id(), clock.instant());
    }

    static long id(Exchange exchange) {
        return Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("there is no such file"));
    }

    private CustomerJson json() {
        return new CustomerJson(phones, policy().phoneRegion(), policy().zone(), clock.instant(), network.map());
    }

    private Policy policy() {
        return policies.inForce().policy();
    }
}
