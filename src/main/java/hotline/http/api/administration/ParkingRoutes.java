package hotline.http.api.administration;

import hotline.failure.Failure;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.parking.ParkedRow;
import hotline.parking.Parking;
import hotline.parking.ParkingRounds;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The items that the server fails for and leaves out, for administrators. */
public final class ParkingRoutes implements Routes {
    private final Parking parking;
    private final ParkingRounds rounds;
    private final Supplier<ZoneId> zone;

    /** @param zone in which times are written */
    public ParkingRoutes(Parking parking, ParkingRounds rounds, Supplier<ZoneId> zone) {
        this.parking = parking;
        this.rounds = rounds;
        this.zone = zone;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listParked", this::list);
        bind.accept("tryParkedAgain", this::tryOne);
        bind.accept("tryAllParkedAgain", this::tryAll);
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().admin();
        int limit = exchange.limit();
        return parking.newestFirst(exchange.query("place"), NewestFirst.after(exchange), limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, ParkedRow::id, this::json)));
    }

    private Future<Answer> tryOne(Exchange exchange) {
        exchange.caller().admin();
        var path = exchange.path("id");
        long id = Exchange.id(path).orElseThrow(() -> new Failure.NotFound("nothing is parked as " + path));
        return parking.askAgain(exchange.once(), id).compose(asked -> tried());
    }

    private Future<Answer> tryAll(Exchange exchange) {
        exchange.caller().admin();
        return parking.askAgain(exchange.once(), exchange.query("place")).compose(asked -> tried());
    }

    private Future<Answer> tried() {
        return rounds.round()
                .map(round ->
                        Answer.ok(new JsonObject().put("mended", round.mended()).put("failed", round.failed())));
    }

    private JsonObject json(ParkedRow parked) {
        return new JsonObject()
                .put("id", parked.id())
                .put("place", parked.place())
                .put("item", parked.row().item())
                .put("number", JsonValue.orNull(parked.row().number()))
                .put("event", JsonValue.orNull(parked.row().event()))
                .put("reason", parked.reason())
                .put("tries", parked.tries())
                .put("failedAt", Times.of(parked.failedAt(), zone.get()))
                .put("triedAt", Times.of(parked.triedAt(), zone.get()))
                .put("nextTryAt", Times.of(parked.nextTryAt(), zone.get()));
    }
}
