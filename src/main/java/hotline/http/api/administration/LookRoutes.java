package hotline.http.api.administration;

import hotline.audit.Looks;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.text.TypedText;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The register of which people looked at which customers' data (K8), for administrators. */
public final class LookRoutes implements Routes {
    /** A search over all years would read the whole register. */
    private static final int USUAL_DAYS = 31;

    private final Looks looks;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;

    /** @param zone of days and times */
    public LookRoutes(Looks looks, Supplier<ZoneId> zone, InstantSource clock) {
        this.looks = looks;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listLooks", this::list);
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().admin();
        var today = LocalDate.ofInstant(clock.instant(), zone.get());
        var wanted = wanted(exchange::query, exchange.caseNumbers()::meant, today, zone.get());
        return looks.of(wanted, NewestFirst.after(exchange).orElse(Long.MAX_VALUE), exchange.limit())
                .map(page -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(page.looks(), this::json))
                        .put("next", JsonValue.orNull(page.nextBefore().map(String::valueOf)))));
    }

    /**
     * Which looks are asked for.
     *
     * @param query the value of a filter by its name
     * @param meant the case number that a person means
     */
    public static Looks.Wanted wanted(
            Function<String, Optional<String>> query, UnaryOperator<String> meant, LocalDate today, ZoneId zone) {
        var number = query.apply("number").map(meant);
        var login = query.apply("login").map(TypedText::plain);
        var customer = query.apply("customer")
                .map(text -> Exchange.id(text).orElseThrow(() -> Failure.Invalid.field("customer", "must be an id")));
        if (Stream.of(number, login, customer).filter(Optional::isPresent).count() != 1) {
            throw Failure.Invalid.field(
                    "number", "name either a complaint by number, a customer by id, or a person by login");
        }
        var written = query.apply("to");
        var to = Exchange.day("to", written).orElse(today);
        var from = Exchange.day("from", query.apply("from")).orElseGet(() -> to.minusDays(USUAL_DAYS - 1L));
        if (to.isBefore(from)) {
            throw written.isPresent()
                    ? Failure.Invalid.field("to", "must not be before from")
                    : Failure.Invalid.field("from", "must not be after today");
        }
        return new Looks.Wanted(
                number,
                login,
                customer,
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private JsonObject json(Looks.Taken look) {
        return json(look, zone.get());
    }

    /** A {@code Look}. */
    public static JsonObject json(Looks.Taken look, ZoneId zone) {
        return new JsonObject()
                .put("id", look.id())
                .put("at", Times.of(look.at(), zone))
                .put("login", JsonValue.orNull(look.login()))
                .put("name", JsonValue.orNull(look.name()))
                .put("what", look.what())
                .put("why", JsonValue.orNull(look.why()))
                .put("until", Times.of(look.until(), zone))
                .put("numbers", new JsonArray(look.numbers()))
                .put("customers", new JsonArray(look.customers()))
                .put("export", JsonValue.orNull(look.export().map(export -> json(export, zone))));
    }

    private static JsonObject json(Looks.Export export, ZoneId zone) {
        return new JsonObject()
                .put("id", export.id())
                .put("what", export.what())
                .put("filters", export.filters())
                .put("format", export.format())
                .put("rows", JsonValue.orNull(export.rows()))
                .put("reason", export.reason())
                .put("fetchedAt", Times.of(export.fetchedAt(), zone));
    }
}
