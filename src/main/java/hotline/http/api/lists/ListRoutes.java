package hotline.http.api.lists;

import hotline.customer.lists.CustomerList;
import hotline.customer.lists.CustomerLists;
import hotline.customer.lists.RefusedRow;
import hotline.failure.Failure;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Lists of customers: sent, tried and taken by supervisors and administrators; rows only for the person who sent them. */
public final class ListRoutes implements Routes {
    private static final int LONGEST_NAME = 200;

    private final CustomerLists lists;
    private final Policies policies;
    private final InstantSource clock;

    public ListRoutes(CustomerLists lists, Policies policies, InstantSource clock) {
        this.lists = lists;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listCustomerLists", this::all);
        bind.accept("beginCustomerList", this::begin);
        bind.accept("getCustomerList", this::get);
        bind.accept("putCustomerListPart", this::put);
        bind.accept("checkCustomerList", this::check);
        bind.accept("takeCustomerList", this::take);
        bind.accept("deleteCustomerList", this::delete);
        bind.accept("listRefusedRows", this::refused);
        bind.accept("fetchRefusedRows", this::fetch);
    }

    private static long person(Exchange exchange) {
        return exchange.caller().supervisorOrAdmin().id();
    }

    private static long named(Exchange exchange) {
        return Exchange.id(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no list " + exchange.path("id")));
    }

    private Future<Answer> all(Exchange exchange) {
        long reader = person(exchange);
        int limit = exchange.limit();
        return lists.newestFirst(NewestFirst.after(exchange).orElse(Long.MAX_VALUE), limit + 1)
                .map(found ->
                        Answer.ok(NewestFirst.page(found, limit, CustomerList::id, list -> json().list(list, reader))));
    }

    private Future<Answer> begin(Exchange exchange) {
        long person = person(exchange);
        var body = exchange.body();
        var name = body.requiredLine("fileName", LONGEST_NAME);
        int size = body.requiredInteger("size", 1, (int) CustomerLists.MOST_BYTES);
        body.done();
        return lists.begin(exchange.once(), person, name, size)
                .map(list -> Answer.created(json().list(list, person), "/api/v1/customer-lists/" + list.id()));
    }

    private Future<Answer> get(Exchange exchange) {
        long reader = person(exchange);
        return lists.read(named(exchange)).map(list -> Answer.ok(json().list(list, reader)));
    }

    private Future<Answer> put(Exchange exchange) {
        long person = person(exchange);
        int most = (int) (CustomerLists.MOST_BYTES / CustomerLists.PART);
        int seq = Optional.of(exchange.path("seq"))
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .filter(number -> number < most)
                .orElseThrow(() -> new Failure.NotFound("a list has no such part"));
        var body = exchange.context().body().buffer();
        return lists.put(person, named(exchange), seq, body == null ? Buffer.buffer() : body)
                .map(put -> Answer.nothing());
    }

    private Future<Answer> check(Exchange exchange) {
        long person = person(exchange);
        return lists.check(exchange.once(), person, named(exchange)).map(list -> accepted(list, person));
    }

    private Future<Answer> take(Exchange exchange) {
        long person = person(exchange);
        return lists.take(exchange.once(), person, named(exchange)).map(list -> accepted(list, person));
    }

    private Answer accepted(CustomerList list, long person) {
        return Answer.accepted(json().list(list, person), "/api/v1/customer-lists/" + list.id());
    }

    private Future<Answer> delete(Exchange exchange) {
        return lists.delete(exchange.once(), person(exchange), named(exchange)).map(deleted -> Answer.nothing());
    }

    private Future<Answer> refused(Exchange exchange) {
        int limit = exchange.limit();
        return lists.refused(
                        person(exchange),
                        named(exchange),
                        NewestFirst.after(exchange).orElse(0L),
                        limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, RefusedRow::ordinal, ListJson::refused)));
    }

    private Future<Answer> fetch(Exchange exchange) {
        long person = person(exchange);
        long id = named(exchange);
        var language = exchange.query("language").orElse("zh");
        if (!language.equals("zh") && !language.equals("en")) {
            throw Failure.Invalid.field("language", "must be zh or en");
        }
        return lists.titles(person, id).map(titles -> {
            new RefusedFile(
                            lists,
                            person,
                            id,
                            titles,
                            language,
                            exchange.context().response())
                    .send();
            return Answer.streamed();
        });
    }

    private ListJson json() {
        return new ListJson(policies.inForce().policy().zone(), clock.instant());
    }
}
