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
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

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
        var number = exchange.query("number").map(exchange.caseNumbers()::meant);
        var login = exchange.query("login").map(TypedText::plain);
        if (number.isPresent() == login.isPresent()) {
            throw Failure.Invalid.field("number", "name either a complaint by number or a person by login");
        }
        var asked = asked(exchange);
        return number.map(of -> looks.atComplaint(of, asked))
                .orElseGet(() -> looks.by(login.orElseThrow(), asked))
                .map(page -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(page.looks(), this::json))
                        .put("next", JsonValue.orNull(page.nextBefore().map(String::valueOf)))));
    }

    private Looks.Asked asked(Exchange exchange) {
        var to = exchange.day("to").orElseGet(() -> LocalDate.ofInstant(clock.instant(), zone.get()));
        var from = exchange.day("from").orElseGet(() -> to.minusDays(USUAL_DAYS - 1L));
        if (to.isBefore(from)) {
            throw exchange.query("to").isPresent()
                    ? Failure.Invalid.field("to", "must not be before from")
                    : Failure.Invalid.field("from", "must not be after today");
        }
        return new Looks.Asked(
                begin(from),
                begin(to.plusDays(1)),
                NewestFirst.after(exchange).orElse(Long.MAX_VALUE),
                exchange.limit());
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone.get()).toInstant();
    }

    private JsonObject json(Looks.Taken look) {
        return new JsonObject()
                .put("id", look.id())
                .put("at", Times.of(look.at(), zone.get()))
                .put("login", JsonValue.orNull(look.login()))
                .put("name", JsonValue.orNull(look.name()))
                .put("what", look.what())
                .put("numbers", new JsonArray(look.numbers()))
                .put("export", JsonValue.orNull(look.export().map(this::json)));
    }

    private JsonObject json(Looks.Export export) {
        return new JsonObject()
                .put("id", export.id())
                .put("what", export.what())
                .put("filters", export.filters())
                .put("format", export.format())
                .put("rows", JsonValue.orNull(export.rows()))
                .put("reason", export.reason())
                .put("fetchedAt", Times.of(export.fetchedAt(), zone.get()));
    }
}
